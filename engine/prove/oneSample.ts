import { batchOfOne, extentFor } from '../tensor/dimension.ts';
import type { Shape } from '../tensor/shape.ts';
import type { Extents } from './proof.ts';

/** A shape with a batch of one, wherever the batch is; undefined while it depends on a size nobody has given. */
export function oneSample(shape: Shape | undefined): Extents | undefined {
  const extents = shape?.map((extent) => extentFor(extent, batchOfOne));
  return extents?.every((extent) => extent !== undefined) ? extents : undefined;
}
