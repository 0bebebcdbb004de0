import type { Dimension } from '../../tensor/dimension.ts';
import type { Lowering } from '../lowering.ts';

/** One axis of a nearest-neighbour resize; the scale where it counts, else it is the quotient of the sizes. */
export interface NearestAxis {
  readonly extent: Dimension | undefined;
  readonly count: Dimension | undefined;
  readonly scale: number | undefined;
}

/** Which pixel PyTorch picks: `⌊(i + shift) / scale⌋`. */
export interface NearestRule {
  readonly shift: number;
  /** Whether a size that stays, or doubles, is that whatever its scale. */
  readonly wholeSteps: boolean;
}

/** `nearest`: the pixel at the corner (`HelperInterpNearest` in ATen/native/cpu/UpSampleKernel.cpp). */
export const nearest: NearestRule = { shift: 0, wholeSteps: false };

/** `nearest-exact`: the pixel at the centre. */
export const nearestExact: NearestRule = { shift: 0.5, wholeSteps: false };

/** A single channel lies as PyTorch's channels-last tensors do, and goes their way (`nearest_idx` in ATen/native/UpSample.h). */
export const nearestOfOneChannel: NearestRule = { shift: 0, wholeSteps: true };

/**
 * A resize by explicit indices, wherever ONNX's Resize need not pick the same: PyTorch multiplies by the inverse of the
 * scale in 32-bit floats, ONNX Runtime divides. `sizes` is the value with the output's height and width, where they do not
 * follow from a scale. Undefined where the pixels are repeated so many times each, or where sizes that a scale would have
 * to be told by are open.
 */
export function lowerNearest(
  graph: Lowering,
  input: string,
  axes: readonly [height: NearestAxis, width: NearestAxis],
  rule: NearestRule,
  sizes: string | undefined,
): string | undefined {
  if (axes.every((axis) => repeatsPixels(rule, axis))) return undefined;
  const pick = (axis: 0 | 1) =>
    constantPicks(graph, rule, axes[axis]) ?? computedPicks(graph, input, rule, sizes, axis);
  const [rows, columns] = [pick(0), pick(1)];
  if (rows === undefined || columns === undefined) return undefined;
  return graph.node('Gather', [graph.node('Gather', [input, rows], { axis: 2 }), columns], { axis: 3 });
}

/** Whether the size is known to grow by a whole factor, and by no other than the scale, and each pixel comes so many times. */
function repeatsPixels(rule: NearestRule, axis: NearestAxis): boolean {
  const { extent, count, scale } = axis;
  if (typeof extent !== 'number' || typeof count !== 'number') return false;
  const factor = count / extent;
  if (!Number.isInteger(factor) || (scale ?? factor) !== factor) return false;
  return picksOf(rule, extent, count, scale).every((pixel, index) => pixel === Math.floor(index / factor));
}

function constantPicks(graph: Lowering, rule: NearestRule, { extent, count, scale }: NearestAxis): string | undefined {
  if (typeof extent !== 'number' || typeof count !== 'number') return undefined;
  return graph.integers(picksOf(rule, extent, count, scale));
}

function picksOf(
  { shift, wholeSteps }: NearestRule,
  extent: number,
  count: number,
  scale: number | undefined,
): readonly number[] {
  const stays = wholeSteps && (count === extent || count === 2 * extent);
  const step = stays || scale === undefined ? Math.fround(extent / count) : Math.fround(1 / scale);
  return Array.from({ length: count }, (_, index) =>
    Math.min(Math.floor(Math.fround((index + shift) * step)), extent - 1),
  );
}

/** `picksOf` in ONNX, for sizes that are known only when it runs. */
function computedPicks(
  graph: Lowering,
  input: string,
  { shift }: NearestRule,
  sizes: string | undefined,
  axis: 0 | 1,
): string | undefined {
  if (sizes === undefined) return undefined;
  const integer = (value: number) => graph.integers([value], []);
  const cast = (value: string, to: number) => graph.node('Cast', [value], { to });
  const extent = graph.node('Gather', [graph.node('Shape', [input], { start: 2, end: 4 }), integer(axis)]);
  const count = graph.node('Gather', [sizes, integer(axis)]);
  const step = graph.node('Div', [cast(extent, float32), cast(count, float32)]);
  const positions = cast(graph.node('Range', [integer(0), count, integer(1)]), float32);
  const shifted = shift === 0 ? positions : graph.node('Add', [positions, graph.floats([shift], [])]);
  const picks = cast(graph.node('Floor', [graph.node('Mul', [shifted, step])]), int64);
  return graph.node('Min', [picks, graph.node('Sub', [extent, integer(1)])]);
}

/** `TensorProto.DataType` of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
const float32 = 1;
const int64 = 7;
