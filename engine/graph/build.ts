import { type Library, libraryWith } from '../library/library.ts';
import type {
  Definition,
  InputDefinition,
  NetworkDefinition,
  NodeDefinition,
  ValueDefinition,
} from '../spec/definition.ts';
import { PlacedNode } from '../spec/placedNode.ts';
import type { Problem } from '../spec/problem.ts';
import { type Dimension, symbol } from '../tensor/dimension.ts';
import { withBatch } from '../tensor/shape.ts';
import { type Budget, type Expanded, expand, mostNodes } from './expand.ts';
import type { Graph, Tensor } from './graph.ts';
import { parameterValues } from './parameters.ts';
import { type Before, isSameTensor, noReuse, type Reuse, reuseOf } from './reuse.ts';
import { fileSite, Told } from './site.ts';

export interface Built {
  readonly graph: Graph;
  readonly problems: readonly Problem[];
}

/**
 * Unfolds a network: names become wires, blocks their insides, expressions numbers, and every tensor gets its shape.
 * Never fails; what cannot be resolved is `unresolved` in the graph, and the rest goes on around it. With what was built of
 * the version before, only what changed is built again; the result is the same.
 */
export function build(network: NetworkDefinition, before?: Before): Built {
  const told = new Told();
  const library = libraryWith(network.blocks);
  reportHiddenBlocks(network, told);
  const budget: Budget = { nodes: mostNodes };
  const inputs = network.inputs.map((input) => ({ name: input.name, tensor: inputTensor(input, before) }));
  const tensors = inputs.map((input) => input.tensor);
  const expanded = expandDefinition(network, tensors, '', {
    library,
    budget,
    told,
    reuse: reuseOf(before, network),
  });
  for (const block of unusedBlocks(network)) checkUnusedBlock(block, library, told);
  const outputs = expanded.outputs.map((tensor, index) => ({
    name: expanded.outputNames[index] ?? `output${index}`,
    tensor,
  }));
  return { graph: { name: network.name, inputs, nodes: expanded.nodes, outputs }, problems: told.problems };
}

interface Surroundings {
  readonly library: Library;
  readonly budget: Budget;
  readonly told: Told;
  readonly reuse: Reuse;
}

function expandDefinition(
  definition: Definition,
  inputs: readonly Tensor[],
  path: string,
  { library, budget, told, reuse }: Surroundings,
): Expanded {
  const site = fileSite(told);
  const parameters = parameterValues({ definition, inputs, given: [], site, defaultSite: site, node: undefined });
  return expand({ definition, inputs, parameters, path, library, site, told, budget, within: [], reuse });
}

/** A block that no node uses is still read, with inputs of unknown shape, so that its mistakes show while it is written. */
function checkUnusedBlock(block: Definition, library: Library, told: Told): void {
  const found = new Told();
  const inputs = block.inputs.map(({ name }) => ({ path: name, port: 0, shape: undefined }));
  expandDefinition(block, inputs, '', { library, budget: { nodes: mostNodes }, told: found, reuse: noReuse });
  told.problems.push(...found.problems.map(({ node: _, attribute: __, ...problem }) => problem));
}

/** The blocks whose names stand nowhere in the file where the name of a block may stand. */
function unusedBlocks(network: NetworkDefinition): readonly Definition[] {
  const unused = new Map(network.blocks.map((block) => [block.name, block]));
  for (const definition of [network, ...network.blocks]) {
    for (const { default: value } of definition.parameters) for (const word of wordsIn([value])) unused.delete(word);
    for (const node of definition.nodes) {
      if (unused.size === 0) return [];
      for (const word of wordsOf(node)) unused.delete(word);
    }
  }
  return [...unused.values()];
}

/** Remembered by what was read: of thousands of nodes an edit changes one. */
function wordsOf(node: NodeDefinition): readonly string[] {
  const said = node instanceof PlacedNode ? node.read : node;
  const words = memory.get(said) ?? wordsIn([node.op, ...[...node.attributes, ...node.rest].map(({ value }) => value)]);
  memory.set(said, words);
  return words;
}

const memory = new WeakMap<object, readonly string[]>();

function wordsIn(values: readonly (ValueDefinition | undefined)[]): readonly string[] {
  return values.flatMap((value) => (value?.kind === 'scalar' && typeof value.value === 'string' ? [value.value] : []));
}

function inputTensor(input: InputDefinition, before: Before | undefined): Tensor {
  if (input.shape === undefined) return { path: input.name, port: 0, shape: undefined };
  const extents: Dimension[] = input.shape.map((extent) => (typeof extent === 'number' ? extent : symbol(extent)));
  const tensor: Tensor = { path: input.name, port: 0, shape: withBatch(extents) };
  const same = before?.graph.inputs.find(({ name }) => name === input.name)?.tensor;
  return same !== undefined && isSameTensor(same, tensor) ? same : tensor;
}

function reportHiddenBlocks(network: NetworkDefinition, told: Told): void {
  const builtIn = libraryWith([]);
  for (const block of network.blocks) {
    if (builtIn.find(block.name) === undefined) continue;
    const message = `This ${block.name} hides the one that ships with Netwright. Give it another name to have both.`;
    told.add({ code: 'hidden-block', message, range: block.nameRange });
  }
}
