import type { OperatorNode } from '../graph/graph.ts';
import { callOf } from '../graph/operatorNode.ts';
import type { AttributeDefinition, ValueDefinition } from '../spec/definition.ts';
import { literal, type Term } from './term.ts';
import { type Names, translateValue } from './translate.ts';
import { argumentValue, type Column, onlyValue, printValue, type Value } from './value.ts';

/** How one node is written in one use. */
export interface Call {
  /** `nn.Conv2d`, or the name of a class; undefined where `forward` says all. */
  readonly callee: string | undefined;
  readonly arguments: readonly CallArgument[];
  readonly forward: string;
  /** The text of the class that is called, where neither PyTorch nor a block has it. */
  readonly definition?: string;
  readonly outputs: number;
}

export interface CallArgument {
  readonly name: string;
  /** What the text calls it. */
  readonly attribute: string;
  readonly value: Value | undefined;
  readonly positional: boolean;
  readonly default?: Value;
  /** The size that it is, where it follows from what the node reads. */
  readonly size?: InputSize;
}

/** An extent of an input; a negative axis counts from behind. */
export interface InputSize {
  readonly input: number;
  readonly axis: number;
}

/** The same for all uses of a class. */
export interface CallTerms {
  readonly callee: Term | undefined;
  readonly arguments: readonly (Omit<CallArgument, 'value'> & { readonly term: Term })[];
  readonly forward: string;
  readonly definition?: string;
  readonly outputs: number;
}

/** What the text says of a node. */
export interface NodeText {
  readonly name: string;
  readonly op: ValueDefinition | undefined;
  readonly attributes: readonly AttributeDefinition[];
}

/** Where a call stands: what it can name, and what becomes of values that no name has. */
export interface Place extends Names {
  /** A name or an expression for a size of what the node reads; `own` are the other arguments of the call. */
  sized(size: InputSize, column: Column, own: readonly Term[]): Term | undefined;
  known(column: Column): Term | undefined;
  invent(name: string, column: Column, fallback: Value | undefined): Term | undefined;
}

export function operatorCall(node: OperatorNode): Call {
  const { module, arguments: all, forward } = node.operator.pytorch(callOf(node));
  return {
    callee: module?.callee,
    ...(module?.definition !== undefined && { definition: module.definition }),
    forward,
    outputs: node.outputs.length,
    arguments: all.map(({ name, value, positional, default: usual }) => ({
      name,
      attribute: name,
      value: argumentValue(value),
      positional,
      ...(!positional && { default: argumentValue(usual ?? null) }),
      // Features are the last axis, channels the one behind the batch.
      ...(module !== undefined &&
        positional &&
        isOptional(node, name) && { size: { input: 0, axis: name === 'in_features' ? -1 : 1 } }),
    })),
  };
}

/** `in_channels` and its like need not be given: PyTorch wants them, the language works them out. */
function isOptional({ operator }: OperatorNode, name: string): boolean {
  const attribute = operator.attributes[name];
  return attribute === undefined || attribute.optional === true;
}

/** Undefined where the calls are too different for one text, or something has no name. */
export function generalize(calls: readonly (Call | undefined)[], text: NodeText, place: Place): CallTerms | undefined {
  const present = calls.filter((call) => call !== undefined);
  const [first] = present;
  if (first === undefined || present.some((call) => shapeOf(call, text) !== shapeOf(first, text))) return undefined;
  const callee = first.callee === undefined ? undefined : calleeTerm(calls, text, place);
  if (first.callee !== undefined && callee === undefined) return undefined;
  const names = isTold(present) ? [] : first.arguments;
  const slots = names.map((argument) => ({
    ...argument,
    column: calls.map((call) => call?.arguments.find((each) => each.name === argument.name)?.value),
    text: text.attributes.find((attribute) => attribute.name === argument.attribute)?.value,
  }));
  // What follows from the input may be named after something that is given.
  const given = slots
    .filter((slot) => slot.size === undefined)
    .map((slot) => [slot.name, spell(slot, place, [])] as const);
  const own = given.flatMap(([, term]) => term ?? []);
  const sized = slots
    .filter((slot) => slot.size !== undefined)
    .map((slot) => [slot.name, spell(slot, place, own)] as const);
  const terms = new Map([...given, ...sized]);
  const written = slots.flatMap(({ column: _, text: __, value: ___, ...argument }) => {
    const term = terms.get(argument.name);
    return term === undefined ? [] : [{ ...argument, term }];
  });
  if (written.length < slots.length) return undefined;
  const { forward, definition, outputs } = first;
  return { callee, arguments: written, forward, outputs, ...(definition !== undefined && { definition }) };
}

/** `nn.Conv2d(in_channels, 64, kernel_size=3)` */
export function printCall({ callee, arguments: all }: CallTerms): string {
  const words = all.flatMap(({ name, positional, default: usual, term }) => {
    if (positional) return [term.text];
    const isUsual = usual !== undefined && term.literal !== undefined && printValue(term.literal) === printValue(usual);
    return isUsual ? [] : [`${name}=${term.text}`];
  });
  return `${callee?.text ?? ''}(${words.join(', ')})`;
}

interface Slot {
  readonly name: string;
  readonly column: Column;
  readonly text: ValueDefinition | undefined;
  readonly size?: InputSize;
  readonly default?: Value;
}

/** What is written for a value: as the text has it, else by what else is called so, else the value itself. */
function spell(slot: Slot, place: Place, own: readonly Term[]): Term | undefined {
  const { column } = slot;
  const told =
    translateValue(slot.text, place, column) ??
    (slot.size && slot.text === undefined ? place.sized(slot.size, column, own) : undefined);
  if (told !== undefined) return told;
  const only = onlyValue(column);
  if (only !== undefined) return literal(only, place.uses);
  return place.known(column) ?? place.invent(slot.name, column, slot.default);
}

function calleeTerm(calls: readonly (Call | undefined)[], text: NodeText, place: Place): Term | undefined {
  const column = calls.map((call) => (call?.callee === undefined ? undefined : { code: call.callee }));
  const [parameter] =
    text.op?.kind === 'expression' && text.op.expression.kind === 'name' ? text.op.expression.path : [];
  return spell({ name: parameter ?? text.name, column, text: text.op }, place, []);
}

/** What must agree for one text to serve. What is called may differ where the text leaves it open and it takes no arguments. */
export function shapeOf(call: Call, { op }: NodeText): string {
  const { callee, forward, definition, outputs } = call;
  const names = call.arguments.map((argument) => argument.name);
  const isOpen = op?.kind === 'expression' && isBare(call);
  return JSON.stringify([isOpen || [callee, names], callee === undefined, forward, definition, outputs]);
}

function isTold(calls: readonly Call[]): boolean {
  return calls.some((call) => call.callee !== calls[0]?.callee);
}

/** `nn.ReLU()` */
function isBare({ callee, arguments: all, definition }: Call): boolean {
  const isUsual = ({ positional, value, default: usual }: CallArgument) =>
    !positional && value !== undefined && usual !== undefined && printValue(value) === printValue(usual);
  return callee !== undefined && definition === undefined && all.every(isUsual);
}
