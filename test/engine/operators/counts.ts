import { expect } from 'vitest';
import { type CompletedCall, isRefusal, type Operator, type Weight } from '../../../engine/operators/operator.ts';
import { term } from '../../../engine/operators/receipt.ts';

export function weightsOf(operator: Operator, call: CompletedCall): readonly Weight[] {
  const weights = operator.weights?.(call) ?? [];
  if (isRefusal(weights)) throw new Error(weights.message);
  return weights;
}

/** By the factors that are shown, which have to agree with the shape. */
export function countOf(weights: readonly Weight[], kind: Weight['kind']): number {
  const counts = weights
    .filter((weight) => weight.kind === kind)
    .map(({ name, shape, factors }) => {
      const { value } = term(name, factors);
      expect(value).toBe(shape.reduce((product, extent) => product * extent, 1));
      return value;
    });
  return counts.reduce((total, count) => total + count, 0);
}

export function macsOf(operator: Operator, call: CompletedCall): number {
  const factors = operator.cost?.(call).find(({ work }) => work === 'macs')?.factors;
  return factors === undefined ? 0 : term('macs', factors).value;
}
