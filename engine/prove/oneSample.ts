import { batch, type Dimension } from '../tensor/dimension.ts';
import type { Shape } from '../tensor/shape.ts';
import type { Extents } from './proof.ts';

/** A shape with a batch of one, wherever the batch is; undefined while it depends on a size nobody has given. */
export function oneSample(shape: Shape | undefined): Extents | undefined {
  const extents = shape?.map(extentOfOneSample);
  return extents?.every((extent) => extent !== undefined) ? extents : undefined;
}

function extentOfOneSample(dimension: Dimension): number | undefined {
  if (typeof dimension === 'number') return dimension;
  if (dimension.kind === 'unknown' || dimension.symbol !== batch.symbol) return undefined;
  return Math.floor((dimension.multiplier + dimension.offset) / dimension.divisor);
}
