import { readFileSync } from 'node:fs';
import { extentFor } from '../../../engine/tensor/dimension.ts';
import type { Shape } from '../../../engine/tensor/shape.ts';
import { allCases, type Case } from './cases.ts';

/** What test/golden/operators.py found out, for a batch of two. */
export interface PytorchResult {
  readonly shapes: readonly (readonly number[])[];
  readonly parameters: number;
  readonly buffers: number;
  /** For one sample. */
  readonly macs: number;
  readonly weights: Readonly<Record<string, readonly number[]>>;
  /** The output's elements, five digits of each. */
  readonly numbers: readonly (readonly number[])[];
}

/** The batch that PyTorch was given. */
export const samples = 2;

/** Every case with PyTorch's answer. */
export function pytorchResults(): readonly (Case & { readonly title: string; readonly result: PytorchResult })[] {
  const results: readonly PytorchResult[] = JSON.parse(readFileSync(file, 'utf8'));
  const cases = allCases();
  if (results.length !== cases.length) throw new Error('Run python3 test/golden/operators.py: there are new cases.');
  return cases.flatMap((each, index) => {
    const result = results[index];
    const title = `${index} ${each.operator} ${JSON.stringify(each.attributes)} ${JSON.stringify(each.inputs)}`;
    return result === undefined ? [] : [{ ...each, title, result }];
  });
}

/** A shape as PyTorch has it, for its batch. */
export function sizesFor(shape: Shape): readonly number[] {
  return shape.map((dimension) => extentFor(dimension, { N: samples }) ?? Number.NaN);
}

const file = new URL('../../golden/operatorResults.json', import.meta.url);
