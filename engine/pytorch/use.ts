import type { Value as GraphValue } from '../graph/evaluate.ts';
import { type BlockNode, children, type Graph, type GraphNode, type Tensor } from '../graph/graph.ts';
import type { Definition } from '../spec/definition.ts';

/** One place where a definition is unfolded: the network, or a node that uses a block. */
export interface Use {
  /** By their names. */
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly inputs: readonly Tensor[];
  readonly parameters: ReadonlyMap<string, GraphValue | undefined>;
  /** The parameters that the node says something of. */
  readonly given: ReadonlySet<string>;
}

export function networkUse({ nodes, inputs }: Graph): Use {
  return {
    nodes: byName(nodes),
    inputs: inputs.map((input) => input.tensor),
    parameters: new Map(),
    given: new Set(),
  };
}

export function blockUse({ nodes, inputs, parameters, definition }: BlockNode): Use {
  const given = new Set([...definition.attributes, ...definition.rest].map((attribute) => attribute.name));
  return { nodes: byName(nodes), inputs, parameters, given };
}

/**
 * The blocks of a network, those of one definition together, after all that is inside of them. Two definitions can hold each
 * other where the name of an operator is a parameter; then one of them comes in parts.
 */
export function* blocksInsideOut(network: readonly GraphNode[]): Generator<readonly BlockNode[]> {
  const pending = new Map<Definition, BlockNode[]>();
  for (const node of blocksOf(network)) pending.set(node.block, [...(pending.get(node.block) ?? []), node]);
  const done = new Set<BlockNode>();
  while (pending.size > 0) {
    const ready = [...pending].map(([definition, nodes]) => {
      const isFree = (node: BlockNode) => [...blocksOf(node.nodes)].every((each) => done.has(each));
      return { definition, free: nodes.filter(isFree), waiting: nodes.filter((node) => !isFree(node)) };
    });
    const next = ready.find(({ waiting }) => waiting.length === 0) ?? ready.find(({ free }) => free.length > 0);
    if (next === undefined) return;
    yield next.free;
    for (const node of next.free) done.add(node);
    if (next.waiting.length === 0) pending.delete(next.definition);
    else pending.set(next.definition, next.waiting);
  }
}

/** Every block, inside others too. */
function* blocksOf(nodes: readonly GraphNode[]): Generator<BlockNode> {
  for (const node of nodes) {
    if (node.kind === 'block') yield node;
    yield* blocksOf(children(node));
  }
}

function byName(nodes: readonly GraphNode[]): ReadonlyMap<string, GraphNode> {
  return new Map(nodes.map((node) => [node.name, node]));
}
