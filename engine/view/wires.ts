import { outputId } from '../edit/outputs.ts';
import type { Source, Tensor } from '../graph/graph.ts';
import type { Definition } from '../spec/definition.ts';
import { printShape } from '../tensor/shape.ts';
import type { Level } from './level.ts';
import type { ViewEdge } from './snapshot.ts';

/** The wires as the text has them, those to the outputs last. A name that is not there has no wire. */
export function wiresOf({ prefix, definition, nodes, outputs }: Level): readonly ViewEdge[] {
  const names = new Set([...definition.nodes, ...definition.inputs].map((each) => each.name));
  const intoNodes = nodes.flatMap((node) =>
    node.sources.map((source, index) => ({ source, target: node.name, port: index, tensor: node.inputs[index] })),
  );
  const intoOutputs = outputSources(definition).map((source, index) => {
    return { source, target: outputId(index), port: 0, tensor: outputs[index] };
  });
  return [...intoNodes, ...intoOutputs]
    .filter(({ source }) => names.has(source.name))
    .map(({ source, target, port, tensor }) => edge(source, `${prefix}${target}`, port, tensor, prefix));
}

function outputSources({ outputs, nodes }: Definition): readonly Source[] {
  const last = nodes.at(-1);
  return outputs ?? (last === undefined ? [] : [{ name: last.name, port: 0 }]);
}

function edge(
  { name, port: sourcePort }: Source,
  target: string,
  targetPort: number,
  tensor: Tensor | undefined,
  prefix: string,
): ViewEdge {
  const shape = tensor?.shape === undefined ? '' : printShape(tensor.shape);
  return { id: `${target}<${targetPort}`, source: `${prefix}${name}`, sourcePort, target, targetPort, shape };
}
