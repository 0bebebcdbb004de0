import { type Dimension, printDimension, sameDimension, unknownDimension } from '../tensor/dimension.ts';
import { printFullShape, type Shape } from '../tensor/shape.ts';
import { axisName } from './axis.ts';
import type { Refusal } from './operator.ts';

/**
 * The shape of an elementwise operation by NumPy's rule: an axis of extent 1 is repeated. The ranks must agree. PyTorch
 * would also align `[N, C]` with the end of `[N, C, H, W]`, which puts the batch against the height: never what was meant.
 */
export function broadcast(shapes: readonly Shape[]): Shape | Refusal {
  const [first = [], ...others] = shapes;
  let result = first;
  for (const [index, shape] of others.entries()) {
    if (shape.length !== result.length) return rankMismatch(index + 1, shape, result);
    const axes = shape.map((extent, axis) => broadcastExtent(result[axis] ?? 1, extent));
    const known = axes.filter((extent) => extent !== undefined);
    if (known.length < axes.length) return mismatch(index + 1, shape, result, axes.indexOf(undefined));
    result = known;
  }
  return result;
}

function broadcastExtent(left: Dimension, right: Dimension): Dimension | undefined {
  if (left === 1) return right;
  if (right === 1) return left;
  const same = sameDimension(left, right);
  if (same === true) return left;
  if (same === false) return undefined;
  // A number other than 1 decides what an unknown extent has to be.
  if (typeof left === 'number') return left;
  return typeof right === 'number' ? right : unknownDimension;
}

function rankMismatch(input: number, shape: Shape, expected: Shape): Refusal {
  return {
    refused: 'rank-mismatch',
    at: { input },
    message: `the inputs must have the same number of axes, but ${printFullShape(shape)} meets ${printFullShape(expected)}`,
    help:
      shape.length === 2 && expected.length === 4
        ? `Reshape it to [${printDimension(shape[1] ?? 1)}, 1, 1].`
        : 'Reshape one of them.',
  };
}

function mismatch(input: number, shape: Shape, expected: Shape, axis: number): Refusal {
  return {
    refused: 'shape-mismatch',
    at: { input },
    message: `the inputs must have equal shapes, or 1 where they differ, but ${axisName(axis, shape.length)} differs: ${printFullShape(shape)} meets ${printFullShape(expected)}`,
    help: mismatchHelp(axis, expected[axis] ?? 1),
  };
}

function mismatchHelp(axis: number, extent: Dimension): string {
  if (axis === 1) return `Bring one of them to ${printDimension(extent)} channels: a 1 × 1 Conv2d does (a projection).`;
  return 'Give the branches the same stride, and padding that keeps the size (half the kernel).';
}
