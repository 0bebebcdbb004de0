import type { Analysis } from '../../analysis/analyze.ts';
import { build } from '../../graph/build.ts';
import type { Tensor } from '../../graph/graph.ts';
import type { AttributeDefinition, Definition, InputDefinition, NodeDefinition } from '../../spec/definition.ts';
import type { Dimension } from '../../tensor/dimension.ts';
import { graphNodesOf } from '../unfolded.ts';

/** A node of a definition, with what it is told and what it reads. */
export interface Trial {
  readonly analysis: Analysis;
  readonly definition: Definition;
  readonly node: NodeDefinition;
  readonly attributes: readonly AttributeDefinition[];
  readonly reads: readonly Read[];
}

export interface Read {
  readonly name: string;
  readonly tensor: Tensor | undefined;
}

/** The node as it is. */
export function trialOf(analysis: Analysis, definition: Definition, node: NodeDefinition): Trial {
  const [line] = graphNodesOf(analysis, node);
  const reads = line?.sources.map(({ name }, index) => ({ name, tensor: line.inputs[index] })) ?? [];
  return { analysis, definition, node, attributes: node.attributes, reads };
}

/**
 * Whether one error less would be told of a node if it were another. It is tried by itself, as the only node of a network:
 * the real one may have ten thousand others, which are the same in both cases.
 */
export function isBetter(before: Trial, after: Trial): boolean {
  return errorsOf(after) < errorsOf(before);
}

export function isAsGood(before: Trial, after: Trial): boolean {
  return errorsOf(after) <= errorsOf(before);
}

function errorsOf({ analysis, definition, node, attributes, reads }: Trial): number {
  const inputs = reads.map(({ name, tensor }, index) => inputOf(name, tensor, index));
  const from = inputs.map(({ name }) => ({ name, port: 0, range: nowhere }));
  const { name, nameRange, range, op, fromRange, repeat, when, rest } = node;
  const { problems } = build({
    ...definition,
    laws: [],
    blocks: mayUse(node, analysis.network.blocks) ? analysis.network.blocks : [],
    inputs,
    nodes: [{ name, nameRange, range, op, from, fromRange, repeat, when, attributes, rest }],
    outputs: undefined,
  });
  return problems.filter(({ severity }) => severity === 'error').length;
}

/** A block that is not used would be read all the same, in vain each time. */
function mayUse({ op, attributes, rest }: NodeDefinition, blocks: readonly Definition[]): boolean {
  const names = new Set<unknown>(blocks.map((block) => block.name));
  const words = [op, ...[...attributes, ...rest].map(({ value }) => value)];
  return words.some((word) => (word?.kind === 'scalar' ? names.has(word.value) : word?.kind === 'expression'));
}

function inputOf(name: string, tensor: Tensor | undefined, index: number): InputDefinition {
  const shape = tensor?.shape?.slice(1).map((extent, axis) => extentOf(extent, `size${index}_${axis}`));
  return { name, nameRange: nowhere, shape };
}

/** A size that is not fixed is called something, and goes on as not fixed. */
function extentOf(extent: Dimension, name: string): number | string {
  return typeof extent === 'number' ? extent : name;
}

const nowhere = { start: 0, end: 0 };
