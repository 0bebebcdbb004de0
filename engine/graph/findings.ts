import { didYouMean } from '../library/nearest.ts';
import type { NodeDefinition, ValueDefinition } from '../spec/definition.ts';
import { show, type Value } from './evaluate.ts';
import type { Source } from './graph.ts';
import type { Finding } from './site.ts';

/** What can be wrong with how a definition is put together, in words. */

export function cycle(round: readonly NodeDefinition[]): readonly Finding[] {
  const shown = [...round, ...round.slice(0, 1)].map((each) => each.name).reverse();
  const names = shown.length <= 12 ? shown.join(' → ') : [...shown.slice(0, 6), '…', ...shown.slice(-5)].join(' → ');
  return round.map((node) => {
    const message = `These nodes wait for each other: ${names}. Let ${node.name} read something that comes before it`;
    const range = node.fromRange ?? node.nameRange;
    return { code: 'cycle', message, range, node: node.name };
  });
}

export function unknownOperator(node: NodeDefinition, name: string, similar: readonly string[]): Finding {
  const help = didYouMean(similar) || 'Expected an operator such as Conv2d, or a block such as Bottleneck.';
  const message = `There is no operator or block ${name}. ${help}`;
  return {
    code: 'unknown-operator',
    message,
    ...placeOfOp(node),
    ...(node.op && { value: node.op }),
  };
}

export function recursiveBlock(node: NodeDefinition, chain: readonly string[]): Finding {
  const message = `${chain.at(-1)} uses itself (${chain.join(' → ')}); a block can only use other blocks`;
  return { code: 'recursive-block', message, ...placeOfOp(node) };
}

export function nestedTooDeep(node: NodeDefinition, depth: number): Finding {
  const message = `Blocks are nested more than ${depth} deep here; use fewer blocks inside blocks`;
  return { code: 'too-large', message, ...placeOfOp(node) };
}

export function tooManyNodes(node: NodeDefinition): Finding {
  const message = 'This network unfolds to more nodes than can be worked with; use a smaller repeat';
  return {
    code: 'too-large',
    message,
    range: node.repeat?.range ?? node.nameRange,
    node: node.name,
  };
}

export function wrongRepeat(node: NodeDefinition, repeat: ValueDefinition, found: Value): Finding {
  const message = `repeat must be a whole number of at least 0, found ${found === null ? 'nothing' : show(found)}`;
  const place = { range: repeat.range, node: node.name, attribute: 'repeat', value: repeat };
  return { code: 'wrong-value', message, ...place };
}

/** An output that is not there: `split.4` of a split in two. */
export function missingOutput({ name, port }: Source, count: number): Omit<Finding, 'range'> {
  const outputs = count === 1 ? '1 output' : `${count} outputs, from ${name}.0 to ${name}.${count - 1}`;
  const message =
    count === 0
      ? `${name} has no output. Give the block outputs, or a node`
      : `${name} has ${outputs}, found ${name}.${port}. Write ${name}`;
  return { code: 'unknown-reference', message };
}

function placeOfOp(node: NodeDefinition): Pick<Finding, 'range' | 'node'> {
  return { range: node.op?.range ?? node.nameRange, node: node.name };
}
