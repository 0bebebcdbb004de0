import type { Dimension } from '../../tensor/dimension.ts';
import type { Shape } from '../../tensor/shape.ts';
import { frontAxis } from '../axis.ts';
import type { Lowering } from '../lowering.ts';
import type { Refusal } from '../operator.ts';
import { printCount } from '../receipt.ts';

export const splitAxis = { kind: 'integer', default: 1, doc: 'The axis to cut; the batch is axis 0.' } as const;

export function splitInto(parts: readonly Dimension[], dim: number, input: Shape): readonly Shape[] {
  const along = frontAxis(dim, input.length);
  return parts.map((part) => input.map((extent, axis) => (axis === along ? part : extent)));
}

/** Parts of `size`, the last one smaller where it does not divide. */
export function splitEvenly(
  attribute: string,
  extent: number,
  size: number,
  dim: number,
  input: Shape,
): readonly Shape[] | Refusal {
  const count = Math.ceil(extent / size);
  const parts = (index: number) => Math.min(size, extent - index * size);
  return (
    checkCount(attribute, count) ??
    splitInto(
      Array.from({ length: count }, (_, index) => parts(index)),
      dim,
      input,
    )
  );
}

/** More outputs than anybody wires, and far from what memory holds. */
export function checkCount(attribute: string, count: number): Refusal | undefined {
  if (count <= mostParts) return undefined;
  return {
    refused: 'too-large',
    at: { attribute },
    message: `there must be at most ${printCount(mostParts)} parts, but ${attribute} makes ${printCount(count)}`,
    help: 'Make fewer and larger parts.',
  };
}

const mostParts = 4096;

/** Without sizes ONNX cuts as Chunk does: equal parts, the last one smaller. */
export function lowerSplit(graph: Lowering, dim: number, outputs: readonly Shape[]): readonly string[] {
  if (outputs.length === 1) return graph.inputs;
  const extents = outputs.map((shape) => shape[frontAxis(dim, shape.length)]);
  const sizes = extents.filter((extent) => typeof extent === 'number');
  return sizes.length === extents.length
    ? graph.nodes('Split', [...graph.inputs, graph.integers(sizes)], outputs.length, { axis: dim })
    : graph.nodes('Split', graph.inputs, outputs.length, { axis: dim, num_outputs: outputs.length });
}

/** PyTorch gives a tuple of parts, also where there is one. */
export function partOf(outputs: readonly Shape[]): string {
  return outputs.length === 1 ? '[0]' : '';
}
