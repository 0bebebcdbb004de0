import type { OnnxModel } from '../onnx/model.ts';
import { isCounted } from './countMacs.ts';

/**
 * The model as a witness: it puts out every value whose shape is asked for, and is told no shape but those of its inputs,
 * so that it cannot repeat what the analysis said.
 */
export function witness(model: OnnxModel): OnnxModel {
  const own = new Set(model.outputs.map(({ name }) => name));
  const inputs = new Set(model.inputs.map(({ name }) => name));
  const wanted = new Set([
    ...model.operators.flatMap(({ outputs }) => outputs),
    ...model.nodes.filter(isCounted).flatMap((node) => [...node.inputs.slice(0, 1), ...node.outputs]),
  ]);
  const others = [...wanted].filter((name) => !own.has(name) && !inputs.has(name));
  const outputs = [...own, ...others].map((name) => ({ name, type: 'float32', shape: undefined }) as const);
  return { ...model, values: [], outputs };
}
