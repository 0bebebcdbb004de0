import { batch, batchOfOne, type Dimension, extentFor, printDimension, sameDimension } from './dimension.ts';

/** The extents of a tensor in PyTorch's order, the batch first: `[N, C, H, W]` for a feature map. */
export type Shape = readonly Dimension[];

export function withBatch(dimensions: readonly Dimension[]): Shape {
  return [batch, ...dimensions];
}

/** As people read it: `3 × 224 × 224`. The batch is implied and left out. */
export function printShape(shape: Shape): string {
  return shape.slice(1).map(printDimension).join(' × ');
}

/** As PyTorch prints it, batch included: `[N, 3, 224, 224]`. */
export function printFullShape(shape: Shape): string {
  return `[${shape.map(printDimension).join(', ')}]`;
}

/** For machines: numbers as numbers, everything else as text. `["N", 3, 224, 224]` */
export function shapeToJson(shape: Shape): (number | string)[] {
  return shape.map((dimension) => (typeof dimension === 'number' ? dimension : printDimension(dimension)));
}

/** How many elements one sample has (batch 1), or undefined while an extent is unknown. */
export function elementCount(shape: Shape): number | undefined {
  let count = 1;
  for (const dimension of shape) {
    const extent = extentFor(dimension, batchOfOne);
    if (extent === undefined) return undefined;
    count *= extent;
  }
  return count;
}

export function sameShape(left: Shape, right: Shape): boolean | undefined {
  if (left.length !== right.length) return false;
  let verdict: boolean | undefined = true;
  for (const [axis, dimension] of left.entries()) {
    const same = sameDimension(dimension, right[axis] ?? 0);
    if (same === false) return false;
    if (same === undefined) verdict = undefined;
  }
  return verdict;
}
