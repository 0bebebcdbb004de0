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
 * doubles, as that and not by its scale (`nearest_idx` in ATen/native/UpSample.h). `sizes` is the value with the output's
 * height and width, where they do not follow from a scale. Undefined where Resize does.
 */
export function lowerNearest(
  graph: Lowering,
  input: string,
  axes: readonly [height: NearestAxis, width: NearestAxis],
  sizes: string | undefined,
): string | undefined {
  if (axes.every(picksAlike)) return undefined;
  const picks = axes.map((axis, index) => constantPicks(graph, axis) ?? computedPicks(graph, input, sizes, index));
  const [rows, columns] = picks;
  if (rows === undefined || columns === undefined) return undefined;
  return graph.node('Gather', [graph.node('Gather', [input, rows], { axis: 2 }), columns], { axis: 3 });
}

/** Whether Resize is known to pick the same pixels. */
function picksAlike({ extent, count, scale }: NearestAxis): boolean {
  if (typeof extent !== 'number' || typeof count !== 'number') return false;
  return String(pytorchPicks(extent, count, scale)) === String(onnxPicks(extent, count, scale));
}

function constantPicks(graph: Lowering, { extent, count, scale }: NearestAxis): string | undefined {
  if (typeof extent !== 'number' || typeof count !== 'number') return undefined;
  return graph.integers(pytorchPicks(extent, count, scale));
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

/** `pytorchPicks` in ONNX, for sizes that are known only when it runs. */
function computedPicks(graph: Lowering, input: string, sizes: string | undefined, axis: number): string | undefined {
  if (sizes === undefined) return undefined;
  const integer = (value: number) => graph.integers([value], []);
  const cast = (value: string, to: number) => graph.node('Cast', [value], { to });
  const extent = graph.node('Gather', [graph.node('Shape', [input], { start: 2, end: 4 }), integer(axis)]);
  const count = graph.node('Gather', [sizes, integer(axis)]);
  const step = graph.node('Div', [cast(extent, float32), cast(count, float32)]);
  const indices = cast(graph.node('Range', [integer(0), count, integer(1)]), float32);
  const picks = cast(graph.node('Floor', [graph.node('Mul', [indices, step])]), int64);
  return graph.node('Min', [picks, graph.node('Sub', [extent, integer(1)])]);
}

/** `TensorProto.DataType` of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
const float32 = 1;
const int64 = 7;
