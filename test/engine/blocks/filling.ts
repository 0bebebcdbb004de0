import { type OnnxModel, sizeOf } from '../../../engine/onnx/model.ts';
import type { Weights } from '../../../engine/onnx/weights.ts';
import type { FloatTensor } from '../../../engine/runtime/floatTensor.ts';

// The numbers of `test/golden/models/fill.py`: a sine over the positions.

export function fill(model: OnnxModel, weights: Weights): void {
  for (const [number, { name, shape }] of model.weights.entries()) {
    const [, ...each] = shape;
    const kernel = shape.length === 2 || shape.length === 4;
    const scale = Math.sqrt(2 / sizeOf(each));
    weights.of(name).set(sine(sizeOf(shape), number).map((value) => (kernel ? value * scale : 1 + value / 2)));
  }
}

export function filledInput(shape: readonly number[]): FloatTensor {
  return { shape: [1, ...shape], data: sine(sizeOf(shape), 0.5) };
}

/** A dozen of the output's values, spread over it. */
export function samples({ data }: FloatTensor): readonly number[] {
  return Array.from({ length: 12 }, (_, index) => data[Math.floor((index * data.length) / 12)] ?? Number.NaN);
}

/** How far values are from the expected ones, as a part of the largest of those. */
export function distance(found: readonly number[], expected: readonly number[]): number {
  const largest = Math.max(...expected.map(Math.abs));
  return Math.max(...expected.map((value, index) => Math.abs(value - (found[index] ?? Number.NaN)))) / largest;
}

function sine(size: number, number: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: size }, (_, index) => Math.sin(index * 0.37 + number));
}
