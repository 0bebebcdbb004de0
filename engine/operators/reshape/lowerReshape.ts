import type { Shape } from '../../tensor/shape.ts';
import type { Lowering } from '../lowering.ts';

/** An extent of the new shape: a number, what remains when all others are given, or that of an axis of the input. */
export type Target = number | 'remainder' | { readonly axis: number };

/** A Reshape that leaves the batch, and any size nobody has given yet, for the run to decide. */
export function lowerReshape(graph: Lowering, input: string, shape: Shape, targets: readonly Target[]): string {
  const extents = targets.map((target, position) => staticExtent(target, position, shape));
  const known = extents.filter((extent) => extent !== undefined);
  if (known.length === extents.length) return graph.node('Reshape', [input, graph.integers(known)]);
  const shapeOfInput = graph.node('Shape', [input]);
  const pieces = targets.map((target, position) => {
    const extent = extents[position];
    if (extent !== undefined || typeof target !== 'object') return graph.integers([extent ?? remainder]);
    return graph.node('Gather', [shapeOfInput, graph.integers([target.axis])], { axis: 0 });
  });
  return graph.node('Reshape', [input, graph.node('Concat', pieces, { axis: 0 })]);
}

/** ONNX: 0 copies the extent of the same axis, −1 is what remains. */
function staticExtent(target: Target, position: number, shape: Shape): number | undefined {
  if (typeof target === 'number') return target;
  if (target === 'remainder') return remainder;
  const extent = shape[target.axis];
  if (typeof extent === 'number') return extent;
  return target.axis === position ? copy : undefined;
}

const copy = 0;
const remainder = -1;
