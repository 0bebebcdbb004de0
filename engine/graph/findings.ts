import { didYouMean } from '../library/nearest.ts';
import { printCount } from '../operators/receipt.ts';
import type { NodeDefinition, ValueDefinition } from '../spec/definition.ts';
import { type OpenSize, show, type Value } from './evaluate.ts';
import type { Source } from './graph.ts';
import type { Finding } from './site.ts';

/** What can be wrong with how a definition is put together, in words. */

export function cycle(round: readonly NodeDefinition[]): readonly Finding[] {
  const shown = [...round, ...round.slice(0, 1)].map((each) => each.name).reverse();
  const names = shown.length <= 12 ? shown.join(' → ') : [...shown.slice(0, 6), '…', ...shown.slice(-5)].join(' → ');
  return round.map((node) => {
    const message = `These nodes wait for each other: ${names}. Let ${node.name} read something that comes before it.`;
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
  const message = `${chain.at(-1)} uses itself (${chain.join(' → ')}); a block can only use others`;
  return {
    code: 'recursive-block',
    message,
    ...placeOfOp(node),
    ...(node.op && { value: node.op }),
  };
}

export function missingAttribute(node: NodeDefinition, op: string, name: string): Finding {
  const value = chosenOperator(node);
  const help = value === undefined ? `Write ${name}: and a value.` : 'Choose an operator that needs nothing more.';
  const message = `${op} needs ${name}, and none is given. ${help}`;
  const place = value === undefined ? { attribute: name } : { value };
  return { code: 'missing-attribute', message, ...placeOfOp(node), ...place };
}

/** The numbers of inputs that the operator takes, and how many it is given. */
export interface InputCount {
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
  readonly found: number;
}

export function missingInput(
  node: NodeDefinition,
  op: string,
  { least, most, names, found }: InputCount,
  wayOut: string,
): Finding {
  const expected = most === least ? printInputs(least) : `at least ${printInputs(least)}`;
  const which = names.length > 1 ? ` (${names.join(', ')})` : '';
  const value = chosenOperator(node);
  const help = value === undefined ? wayOut : `Choose an operator of ${printInputs(found)}.`;
  const message = `${op} expects ${expected}${which}, found ${found || 'none'}. ${help}`;
  return { code: 'missing-input', message, ...placeOfInputs(node), ...(value && { value }) };
}

export function tooManyInputs(node: NodeDefinition, op: string, { most, found }: InputCount): Finding {
  const message = `${op} expects ${printInputs(most)}, found ${found}. Join them with Concat or Add first.`;
  return { code: 'too-many-inputs', message, ...placeOfInputs(node) };
}

export function nestedTooDeep(node: NodeDefinition, depth: number): Finding {
  const message = `Blocks are nested more than ${depth} deep here. Use fewer blocks inside of blocks.`;
  return { code: 'too-large', message, ...placeOfOp(node) };
}

export function tooManyNodes(node: NodeDefinition, most: number): Finding {
  const message = `This network unfolds to more than ${printCount(most)} nodes. Use a smaller repeat.`;
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

/** A node hangs on a size of an input that has a name in the place of a number, `[C, H, W]`. */
export function openSize(
  op: string,
  node: NodeDefinition,
  value: ValueDefinition,
  { name, tensor }: OpenSize,
): Finding {
  const message = `${name} is not fixed, and what comes of it is not known. Give the inputs their sizes as numbers.`;
  const place = { range: value.range, node: node.name, value, input: tensor };
  return { code: 'open-size', ...(op !== '' && { subject: op }), message, ...place };
}

/** An output that is not there: `split.4` of a split in two. */
export function missingOutput({ name, port }: Source, count: number): Omit<Finding, 'range'> {
  const outputs = count === 1 ? '1 output' : `${count} outputs, from ${name}.0 to ${name}.${count - 1}`;
  const message =
    count === 0
      ? `${name} has no output. Give the block outputs, or a node.`
      : `${name} has ${outputs}, found ${name}.${port}. Write ${name}.`;
  return { code: 'unknown-reference', message };
}

function placeOfOp(node: NodeDefinition): Pick<Finding, 'range' | 'node'> {
  return { range: node.op?.range ?? node.nameRange, node: node.name };
}

function placeOfInputs(node: NodeDefinition): Pick<Finding, 'range' | 'node'> {
  return { range: node.fromRange ?? node.op?.range ?? node.nameRange, node: node.name };
}

function printInputs(count: number): string {
  return count === 1 ? '1 input' : `${count} inputs`;
}

/** `=activation` where which operator it is comes in from outside: what that needs cannot be given in the node. */
function chosenOperator({ op }: NodeDefinition): ValueDefinition | undefined {
  return op?.kind === 'expression' ? op : undefined;
}
