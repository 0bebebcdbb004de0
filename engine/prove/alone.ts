import type { Graph, OperatorNode } from '../graph/graph.ts';

/** One operator as a network of its own, which is fed what the analysis says that it reads. */
export function alone(node: OperatorNode): Graph {
  const name = (path: string, port: number, ports: number) => (ports === 1 ? path : `${path}.${port}`);
  return {
    name: node.path,
    inputs: [...new Set(node.inputs)].map((tensor) => ({ name: `${tensor.path}.${tensor.port}`, tensor })),
    nodes: [node],
    outputs: node.outputs.map((tensor, port) => ({ name: name(node.path, port, node.outputs.length), tensor })),
  };
}
