import type { Dimension } from '../../tensor/dimension.ts';
import type { Lowering } from '../lowering.ts';

/** One axis of a nearest-neighbour resize; the scale where it counts, else it is the quotient of the sizes. */
export interface NearestAxis {
  readonly extent: Dimension | undefined;
  readonly count: Dimension | undefined;
  readonly scale: number | undefined;
}

/** Which pixels PyTorch picks along an axis, by output position. */
export type Picks = (extent: number, count: number, scale: number | undefined) => readonly number[];

/**
 * A resize by explicit indices, wherever ONNX's Resize need not pick the same: PyTorch multiplies by the inverse of the
 * scale in 32-bit floats, ONNX Runtime divides. Undefined where the pixels are repeated so many times each, or where a
 * size is not known.
 */
export function lowerNearest(
  graph: Lowering,
  input: string,
  axes: readonly NearestAxis[],
  picks: Picks,
): string | undefined {
  const indices = axes.flatMap(({ extent, count, scale }) =>
    typeof extent === 'number' && typeof count === 'number' ? [picks(extent, count, scale)] : [],
  );
  const repeats = indices.every((picked, index) => repeatsPixels(picked, axes[index]));
  if (indices.length < axes.length || repeats) return undefined;
  return indices.reduce(
    (value, picked, index) => graph.node('Gather', [value, graph.integers(picked)], { axis: index + 2 }),
    input,
  );
}

/** Whether the size grows by a whole factor, and by no other than the scale, and each pixel comes so many times. */
function repeatsPixels(picked: readonly number[], axis: NearestAxis | undefined): boolean {
  const factor = Number(axis?.count) / Number(axis?.extent);
  if (!Number.isInteger(factor) || (axis?.scale ?? factor) !== factor) return false;
  return picked.every((pixel, index) => pixel === Math.floor(index / factor));
}

/** `nearest`: the pixel at the corner, `⌊i / scale⌋` (`HelperInterpNearest` in ATen/native/cpu/UpSampleKernel.cpp). */
export const nearestPicks: Picks = (extent, count, scale) => rounded(extent, count, scale, 0);

/** `nearest-exact`: the pixel at the centre, `⌊(i + 0.5) / scale⌋`. */
export const nearestExactPicks: Picks = (extent, count, scale) => rounded(extent, count, scale, 0.5);

/**
 * A single channel lies as PyTorch's channels-last tensors do, and goes their way: there a size that stays, or doubles, is
 * that whatever its scale (`nearest_idx` in ATen/native/UpSample.h).
 */
export const nearestPicksOfOneChannel: Picks = (extent, count, scale) => {
  if (count === extent) return Array.from({ length: count }, (_, index) => index);
  if (count === 2 * extent) return Array.from({ length: count }, (_, index) => index >> 1);
  return nearestPicks(extent, count, scale);
};

function rounded(extent: number, count: number, scale: number | undefined, shift: number): readonly number[] {
  const step = scale === undefined ? Math.fround(extent / count) : Math.fround(1 / scale);
  return Array.from({ length: count }, (_, index) =>
    Math.min(Math.floor(Math.fround((index + shift) * step)), extent - 1),
  );
}
