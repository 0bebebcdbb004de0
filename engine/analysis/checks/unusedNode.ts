import { type Graph, nodesByName } from '../../graph/graph.ts';
import type { NetworkDefinition } from '../../spec/definition.ts';
import { type Problem, problem } from '../../spec/problem.ts';

/** A node that no output depends on is counted but does nothing. */
export function* unusedNode(network: NetworkDefinition, graph: Graph): Generator<Problem> {
  const { nodes, outputs } = network;
  const roots = outputs?.map((reference) => reference.name) ?? nodes.slice(-1).map((node) => node.name);
  const inputs = new Set(network.inputs.map((input) => input.name));
  const byName = nodesByName(graph.nodes);
  const needed = new Set<string>();
  const open = [...roots];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name) || inputs.has(name)) continue;
    const read = byName.get(name)?.sources;
    // A name that is being typed or misspelt may become that of any node.
    if (read === undefined) return;
    needed.add(name);
    for (const source of read) open.push(source.name);
  }
  for (const node of nodes) {
    if (needed.has(node.name)) continue;
    const way = 'Let a node read it, add it to outputs, or delete it.';
    const message = `No output depends on ${node.name}, yet its parameters and work are counted. ${way}`;
    yield problem({ code: 'unused-node', message, range: node.nameRange, node: node.name });
  }
}
