import type { Initializer } from '../operators/operator.ts';
import type { OnnxModel } from './model.ts';
import { type Random, random } from './random.ts';
import type { Weights } from './weights.ts';

/**
 * Fills every weight as PyTorch would a new module's. The numbers depend on the seed and the weight's own name only: a
 * node that is added elsewhere changes none of them.
 */
export function initialize(model: OnnxModel, weights: Weights, seed: number): void {
  for (const { name, initialize } of model.weights) fill(weights.of(name), initialize, random(`${seed} ${name}`));
}

/** What is fed to an input when nothing else is given: a normal distribution, as of normalised images. */
export function sampleInput(name: string, size: number, seed: number): Float32Array<ArrayBuffer> {
  const numbers = new Float32Array(size);
  fill(numbers, { kind: 'normal', deviation: 1 }, random(`${seed} input ${name}`));
  return numbers;
}

function fill(numbers: Float32Array, recipe: Initializer, source: Random): void {
  switch (recipe.kind) {
    case 'constant':
      numbers.fill(recipe.value);
      return;
    case 'uniform':
      for (let index = 0; index < numbers.length; index++) numbers[index] = recipe.bound * (2 * source.uniform() - 1);
      return;
    case 'normal':
      for (let index = 0; index < numbers.length; index++) numbers[index] = recipe.deviation * source.normal();
      return;
  }
}
