import { type Graph, isUnresolved, operatorNodes } from '../graph/graph.ts';

/** What can run of a network that is not whole: the operators that are understood, which read only each other. */
export function resolvedPart(graph: Graph): Graph {
  if (!graph.nodes.some(isUnresolved)) return graph;
  const nodes = [...operatorNodes(graph.nodes)];
  const inputs = graph.inputs.filter(({ tensor }) => tensor.shape !== undefined);
  const read = new Set(nodes.flatMap((node) => node.inputs));
  // What nobody reads any more, because the reader could not be resolved, is where this part ends.
  const ends = nodes.flatMap((node) => node.outputs).filter((tensor) => !read.has(tensor));
  return {
    ...graph,
    inputs,
    nodes,
    outputs: ends.map((tensor) => ({ name: `${tensor.path}.${tensor.port}`, tensor })),
  };
}
