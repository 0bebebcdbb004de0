import { printFullShape, type Shape } from '../tensor/shape.ts';
import type { Refusal } from './operator.ts';

/** An axis as it counts from the front; a negative one counts from behind, as in PyTorch. */
export function frontAxis(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}

/** Checks that the attribute names an axis of the shape. The batch is axis 0. */
export function checkAxis(attribute: string, axis: number, shape: Shape): Refusal | undefined {
  const rank = shape.length;
  if (axis >= -rank && axis < rank) return undefined;
  return {
    refused: 'attribute-range',
    at: { attribute },
    message: `${attribute} must be an axis of ${printFullShape(shape)}, from ${-rank} to ${rank - 1}, but it is ${axis}`,
    help: 'The batch is axis 0, the channels are axis 1.',
  };
}

/** `the height`, or `axis 2` where the axes have no names. */
export function axisName(axis: number, rank: number): string {
  const name = rank === 4 ? ['the batch', 'the number of channels', 'the height', 'the width'][axis] : undefined;
  return name ?? `axis ${axis}`;
}
