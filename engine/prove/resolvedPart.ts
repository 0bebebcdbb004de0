import { type Graph, isUnresolved, operatorNodes } from '../graph/graph.ts';

/** What can run of a network that is not whole: the operators that are understood, which read only each other. */
export function resolvedPart(graph: Graph): Graph {
  if (!graph.nodes.some(isUnresolved)) return graph;
  const nodes = [...operatorNodes(graph.nodes)];
  const inputs = graph.inputs.filter(({ tensor }) => tensor.shape !== undefined);
  const made = new Set([...inputs.map(({ tensor }) => tensor), ...nodes.flatMap((node) => node.outputs)]);
  return { ...graph, inputs, nodes, outputs: graph.outputs.filter(({ tensor }) => made.has(tensor)) };
}
