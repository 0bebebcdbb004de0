import type { Dimension } from '../../tensor/dimension.ts';
import type { Lowering } from '../lowering.ts';

/** One axis of a nearest-neighbour resize; the scale where it was given, else it is the quotient of the sizes. */
export interface NearestAxis {
  readonly extent: Dimension | undefined;
  readonly count: Dimension | undefined;
  readonly scale: number | undefined;
}

/**
 * A resize by explicit indices, where ONNX's Resize would pick other pixels: both round down, but PyTorch multiplies by
 * the inverse of the scale in 32-bit floats where ONNX Runtime divides, and takes a size that does not change, or
 * doubles, as that and not by its scale (`nearest_idx` in ATen/native/UpSample.h). Undefined where Resize does.
 */
export function lowerNearest(graph: Lowering, input: string, axes: readonly NearestAxis[]): string | undefined {
  const picks = axes.map(({ extent, count, scale }) => {
    if (typeof extent !== 'number' || typeof count !== 'number') return undefined;
    return { pytorch: pytorchPicks(extent, count, scale), onnx: onnxPicks(extent, count, scale) };
  });
  if (picks.every((each) => each === undefined || String(each.pytorch) === String(each.onnx))) return undefined;
  return picks.reduce(
    (value, each, index) =>
      each ? graph.node('Gather', [value, graph.integers(each.pytorch)], { axis: index + 2 }) : value,
    input,
  );
}

function pytorchPicks(extent: number, count: number, scale: number | undefined): readonly number[] {
  const step = scale === undefined ? Math.fround(extent / count) : Math.fround(1 / scale);
  return Array.from({ length: count }, (_, index) => {
    if (count === extent) return index;
    if (count === 2 * extent) return index >> 1;
    return Math.min(Math.floor(Math.fround(index * step)), extent - 1);
  });
}

function onnxPicks(extent: number, count: number, scale: number | undefined): readonly number[] {
  const factor = Math.fround(scale ?? count / extent);
  return Array.from({ length: count }, (_, index) => Math.min(Math.floor(Math.fround(index / factor)), extent - 1));
}
