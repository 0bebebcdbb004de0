import type { Graph } from '../../graph/graph.ts';
import type { NetworkDefinition } from '../../spec/definition.ts';
import { type Problem, problem } from '../../spec/problem.ts';

/** A node that no output depends on is counted but does nothing. */
export function* unusedNode(network: NetworkDefinition, graph: Graph): Generator<Problem> {
  const { nodes, outputs } = network;
  const roots = outputs?.map((reference) => reference.name) ?? nodes.slice(-1).map((node) => node.name);
  const names = new Set([...nodes, ...network.inputs].map((each) => each.name));
  const sources = new Map(graph.nodes.map((node) => [node.name, node.sources.map((source) => source.name)]));
  const needed = new Set<string>();
  const open = [...roots];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    // A name that is being typed or misspelt may become that of any node.
    if (!names.has(name)) return;
    if (needed.has(name)) continue;
    needed.add(name);
    open.push(...(sources.get(name) ?? []));
  }
  for (const node of nodes) {
    if (needed.has(node.name)) continue;
    const way = `Let a node read it, add it to outputs, or remove it`;
    const message = `No output depends on ${node.name}, yet its parameters and work are counted. ${way}`;
    yield problem({ code: 'unused-node', message, range: node.nameRange, node: node.name });
  }
}
