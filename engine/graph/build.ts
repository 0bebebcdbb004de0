import { type Library, libraryWith } from '../library/library.ts';
import type { Definition, InputDefinition, NetworkDefinition } from '../spec/definition.ts';
import type { Problem } from '../spec/problem.ts';
import { type Dimension, symbol } from '../tensor/dimension.ts';
import { withBatch } from '../tensor/shape.ts';
import { type Budget, type Expanded, expand } from './expand.ts';
import type { Graph, Tensor } from './graph.ts';
import { parameterValues } from './parameters.ts';
import { type Before, noReuse, type Reuse, reuseOf } from './reuse.ts';
import { fileSite } from './site.ts';

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
  const problems: Problem[] = [];
  const library = libraryWith(network.blocks);
  reportHiddenBlocks(network, problems);
  const budget: Budget = { nodes: mostNodes };
  const inputs = network.inputs.map((input) => ({ name: input.name, tensor: inputTensor(input, before, problems) }));
  const tensors = inputs.map((input) => input.tensor);
  const expanded = expandDefinition(network, tensors, '', {
    library,
    budget,
    problems,
    reuse: reuseOf(before, network),
  });
  const used = mentionedBlocks(network);
  for (const block of network.blocks) {
    if (!used.has(block.name)) checkUnusedBlock(block, library, problems);
  }
  const outputs = expanded.outputs.map((tensor, index) => ({
    name: expanded.outputNames[index] ?? `output${index}`,
    tensor,
  }));
  return { graph: { name: network.name, inputs, nodes: expanded.nodes, outputs }, problems };
}

/** More than any network has; a few lines of nested `repeat` could otherwise ask for billions. */
const mostNodes = 50_000;

interface Surroundings {
  readonly library: Library;
  readonly budget: Budget;
  readonly problems: Problem[];
  readonly reuse: Reuse;
}

function expandDefinition(
  definition: Definition,
  inputs: readonly Tensor[],
  path: string,
  { library, budget, problems, reuse }: Surroundings,
): Expanded {
  const site = fileSite(problems);
  const parameters = parameterValues({ definition, inputs, given: [], site, defaultSite: site, node: undefined });
  return expand({ definition, inputs, parameters, path, library, site, problems, budget, within: [], reuse });
}

/** A block that no node uses is still read, with inputs of unknown shape, so that its mistakes show while it is written. */
function checkUnusedBlock(block: Definition, library: Library, problems: Problem[]): void {
  const found: Problem[] = [];
  const inputs = block.inputs.map(({ name }) => ({ path: name, port: 0, shape: undefined }));
  expandDefinition(block, inputs, '', { library, budget: { nodes: mostNodes }, problems: found, reuse: noReuse });
  problems.push(...found.map(({ node: _, attribute: __, ...problem }) => problem));
}

/** The words that stand where the name of a block may stand, anywhere in the file. */
function mentionedBlocks(network: NetworkDefinition): ReadonlySet<unknown> {
  if (network.blocks.length === 0) return new Set();
  const nodes = [network, ...network.blocks].flatMap((definition) => definition.nodes);
  const values = nodes.flatMap((node) => [node.op, ...[...node.attributes, ...node.rest].map(({ value }) => value)]);
  const defaults = [network, ...network.blocks].flatMap(({ parameters }) => parameters.map((each) => each.default));
  return new Set([...values, ...defaults].map((value) => (value?.kind === 'scalar' ? value.value : undefined)));
}

function inputTensor(input: InputDefinition, before: Before | undefined, problems: Problem[]): Tensor {
  const index = before?.network.inputs.indexOf(input) ?? -1;
  const same = before?.graph.inputs[index]?.tensor;
  if (same?.shape !== undefined) return same;
  if (input.shape === undefined) {
    if (!input.isBroken) problems.push(noShape(input));
    return { path: input.name, port: 0, shape: undefined };
  }
  const extents: Dimension[] = input.shape.map((extent) => (typeof extent === 'number' ? extent : symbol(extent)));
  return { path: input.name, port: 0, shape: withBatch(extents) };
}

function noShape({ name, nameRange }: InputDefinition): Problem {
  const message = `${name} has no shape: expected channels, height and width, e.g. ${name}: [3, 224, 224]`;
  return { code: 'missing-key', severity: 'error', message, range: nameRange, node: name };
}

function reportHiddenBlocks(network: NetworkDefinition, problems: Problem[]): void {
  const builtIn = libraryWith([]);
  for (const block of network.blocks) {
    if (builtIn.find(block.name) === undefined) continue;
    const message = `This ${block.name} hides the one that ships with Netwright; give it another name to have both`;
    problems.push({ code: 'hidden-block', severity: 'information', message, range: block.nameRange });
  }
}
