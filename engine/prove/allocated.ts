import { type OnnxModel, pathOf } from '../onnx/model.ts';
import type { Weights } from '../onnx/weights.ts';

/**
 * How many numbers were allocated for each weight that a node's own ONNX nodes read, by the weight's name. A weight that
 * was allocated and is not read is none.
 */
export function allocated(model: OnnxModel, weights: Weights): ReadonlyMap<string, number> {
  const names = new Set(model.weights.map(({ name }) => name));
  const found = new Map<string, number>();
  for (const node of model.nodes) {
    for (const name of node.inputs) {
      if (names.has(name) && name.startsWith(`${pathOf(node.name)}.`)) found.set(name, weights.of(name).length);
    }
  }
  return found;
}
