import type { Analysis } from '../analysis/analyze.ts';
import { type Evaluated, known, type Scope, unknownValue, type Value } from '../graph/evaluate.ts';
import type { Graph, GraphNode, Tensor } from '../graph/graph.ts';
import { sizeOf } from '../graph/sizes.ts';
import type { Definition, NodeDefinition } from '../spec/definition.ts';

/** What a definition came to in one place: the network itself, or a block for one of the nodes that use it. */
export interface Unfolded {
  /** Empty for the network. */
  readonly path: string;
  readonly definition: Definition;
  readonly inputs: readonly Tensor[];
  readonly nodes: readonly GraphNode[];
  readonly parameters: ReadonlyMap<string, unknown>;
}

/** Every place where a definition was unfolded; none for a block that nobody uses. */
export function unfoldingsOf(analysis: Analysis, definition: Definition): readonly Unfolded[] {
  return indexOf(analysis).byDefinition.get(definition) ?? [];
}

/** What a line of the text came to, once for each unfolding of the definition around it. Copies of a repeated node count as one. */
export function graphNodesOf(analysis: Analysis, node: NodeDefinition): readonly GraphNode[] {
  return indexOf(analysis).byNode.get(node) ?? [];
}

/** The node itself; of a repeated one the first copy, whose attributes and shapes are those that the line names. */
export function firstCopy(node: GraphNode): GraphNode | undefined {
  return node.kind === 'repeat' ? node.copies[0] : node;
}

/** What a name of a definition (an input or a node) stands for in one unfolding. */
export function tensorOf(unfolded: Unfolded, name: string, port = 0): Tensor | undefined {
  const input = unfolded.definition.inputs.findIndex((each) => each.name === name);
  if (input >= 0) return unfolded.inputs[input];
  return unfolded.nodes.find((node) => node.name === name)?.outputs[port];
}

/** The names that an expression of the definition can use, with their values in one unfolding. */
export function scopeOf(unfolded: Unfolded): Scope {
  return (path, range): Evaluated => {
    const [name = ''] = path;
    if (path.length > 1) return sizeOf(tensorOf(unfolded, name), path, range);
    const value = unfolded.parameters.get(name);
    return isValue(value) ? known(value) : unknownValue;
  };
}

interface Index {
  readonly byDefinition: ReadonlyMap<Definition, readonly Unfolded[]>;
  readonly byNode: ReadonlyMap<NodeDefinition, readonly GraphNode[]>;
}

const indexes = new WeakMap<Graph, Index>();

function indexOf(analysis: Analysis): Index {
  const remembered = indexes.get(analysis.graph);
  if (remembered !== undefined) return remembered;
  const byDefinition = new Map<Definition, Unfolded[]>();
  const byNode = new Map<NodeDefinition, GraphNode[]>();
  for (const unfolded of allUnfoldings(wholeNetwork(analysis))) {
    push(byDefinition, unfolded.definition, unfolded);
    for (const node of unfolded.nodes) push(byNode, node.definition, node);
  }
  const index = { byDefinition, byNode };
  indexes.set(analysis.graph, index);
  return index;
}

function wholeNetwork({ graph, network }: Analysis): Unfolded {
  const inputs = graph.inputs.map((input) => input.tensor);
  const parameters = network.parameters.map(
    ({ name, default: value }) => [name, value?.kind === 'scalar' ? value.value : undefined] as const,
  );
  return { path: '', definition: network, inputs, nodes: graph.nodes, parameters: new Map(parameters) };
}

function* allUnfoldings(unfolded: Unfolded): Generator<Unfolded> {
  yield unfolded;
  for (const node of unfolded.nodes) yield* unfoldingsIn(node);
}

function* unfoldingsIn(node: GraphNode): Generator<Unfolded> {
  if (node.kind === 'repeat') for (const copy of node.copies) yield* unfoldingsIn(copy);
  if (node.kind !== 'block') return;
  const { path, block, inputs, nodes, parameters } = node;
  yield* allUnfoldings({ path, definition: block, inputs, nodes, parameters });
}

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}

function isValue(value: unknown): value is Value {
  return Array.isArray(value)
    ? value.every(isValue)
    : value === null || ['number', 'string', 'boolean'].includes(typeof value);
}
