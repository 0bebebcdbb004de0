import type { Dimension } from '../../tensor/dimension.ts';
import type { Shape } from '../../tensor/shape.ts';
import { frontAxis } from '../axis.ts';
import type { Lowering } from '../lowering.ts';

export const splitAxis = { kind: 'integer', default: 1, doc: 'The axis to cut; the batch is axis 0.' } as const;

export function splitInto(parts: readonly Dimension[], dim: number, input: Shape): readonly Shape[] {
  const along = frontAxis(dim, input.length);
  return parts.map((part) => input.map((extent, axis) => (axis === along ? part : extent)));
}

/** Without sizes ONNX cuts as Chunk does: equal parts, the last one smaller. */
export function lowerSplit(
  graph: Lowering,
  sizes: readonly number[] | undefined,
  axis: number,
  outputs: number,
): readonly string[] {
  if (outputs === 1) return graph.inputs;
  if (sizes === undefined) return graph.nodes('Split', graph.inputs, outputs, { axis, num_outputs: outputs });
  return graph.nodes('Split', [...graph.inputs, graph.integers(sizes)], outputs, { axis });
}

/** PyTorch gives a tuple of parts, also where there is one. */
export function partOf(outputs: readonly Shape[]): string {
  return outputs.length === 1 ? '[0]' : '';
}
