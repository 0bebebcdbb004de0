import type { Attribute, AttributeValue, IntegerListAttribute, PaddingAttribute, PairAttribute } from './attribute.ts';
import { printNumber } from './printNumber.ts';

/** What a file can hold where an attribute is expected. */
export type PlainValue = number | string | boolean | null | readonly PlainValue[];

export type Reading = { readonly value: AttributeValue } | Misfit;

/** Put together: `stride must be an integer of at least 1, found 0. Use 1 or more.` */
export interface Misfit {
  readonly expected: string;
  readonly found: string;
  /** A sentence, or nothing where `expected` says it all. */
  readonly help: string;
}

/** Whether a number was written with a point; of a list, whether each item was. */
export type Fractions = boolean | readonly Fractions[];

/**
 * The value as the operators want it: one number for both axes becomes `[height, width]`, padding its four sides.
 * PyTorch takes `3.0` for no integer, and so do we: `fractions` says where a number was written so.
 */
export function readAttribute(attribute: Attribute, value: PlainValue, fractions: Fractions = false): Reading {
  if (value === null && attribute.optional) return { value: undefined };
  const fitting = fittingValue(attribute, value, !isPointed(value, fractions));
  if (fitting !== undefined) return { value: fitting };
  return { expected: describe(attribute), found: printFound(value, fractions), help: wayOut(attribute, value) };
}

/** What PyTorch assumes when the attribute is not given; undefined for its `None` and for what must be given. */
export function defaultOf(attribute: Attribute): AttributeValue {
  return attribute.default;
}

/** `whole` is false for a whole number that was written as a fraction. */
function fittingValue(attribute: Attribute, value: PlainValue, whole: boolean): AttributeValue {
  switch (attribute.kind) {
    case 'integer':
      return whole && isWhole(value) && isInside(attribute, value) ? value : undefined;
    case 'number':
      return typeof value === 'number' && isInside(attribute, value) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'choice':
      return typeof value === 'string' && attribute.choices.includes(value) ? value : undefined;
    case 'pair':
      return whole || attribute.fractional ? fittingPair(attribute, value) : undefined;
    case 'padding':
      return whole ? fittingPadding(attribute, value) : undefined;
    case 'integers':
      return whole ? fittingIntegers(attribute, value) : undefined;
    case 'operator':
      return typeof value === 'string' ? value : undefined;
  }
}

function fittingPair(attribute: PairAttribute, value: PlainValue): AttributeValue {
  const [height, width, ...more] = isList(value) ? value : [value, value];
  const fits = (axis: PlainValue | undefined): axis is number | null => {
    if (axis === null) return attribute.nullable === true;
    return isNumber(axis) && (attribute.fractional || isWhole(axis)) && isInside(attribute, axis);
  };
  return fits(height) && fits(width) && more.length === 0 ? [height, width] : undefined;
}

function fittingPadding(attribute: PaddingAttribute, value: PlainValue): AttributeValue {
  if (attribute.named && (value === 'same' || value === 'valid')) return value;
  const numbers = wholeNumbers(attribute, value);
  if (numbers === undefined) return undefined;
  const [first = 0, second = 0] = numbers;
  if (!isList(value)) return [first, first, first, first];
  if (numbers.length === 2) return [second, second, first, first];
  return attribute.sides && numbers.length === 4 ? numbers : undefined;
}

function fittingIntegers(attribute: IntegerListAttribute, value: PlainValue): AttributeValue {
  const numbers = wholeNumbers(attribute, value);
  return attribute.single && !isList(value) ? numbers?.[0] : numbers;
}

/** A single number is a list of one, as in PyTorch's `normalized_shape=64`. */
function wholeNumbers(bounds: Bounds, value: PlainValue): readonly number[] | undefined {
  const list = isList(value) ? value : [value];
  const numbers = list.filter(isWhole).filter((item) => isInside(bounds, item));
  return list.length > 0 && numbers.length === list.length ? numbers : undefined;
}

function describe(attribute: Attribute): string {
  switch (attribute.kind) {
    case 'integer':
      return `an integer${printBounds(attribute)}`;
    case 'number':
      return `a number${printBounds(attribute)}`;
    case 'boolean':
      return 'true or false';
    case 'choice':
      return attribute.choices.length === 1 ? attribute.choices.join() : `one of ${attribute.choices.join(', ')}`;
    case 'pair':
      return `${attribute.fractional ? 'a number' : 'an integer'}${printBounds(attribute)} or [height, width]`;
    case 'padding': {
      const sides = attribute.sides ? ['[left, right, top, bottom]'] : [];
      const named = attribute.named ? ['same', 'valid'] : [];
      return either([`an integer${printBounds(attribute)}`, '[height, width]', ...sides, ...named]);
    }
    case 'integers':
      return `${attribute.single ? 'an integer or ' : ''}a list of integers${printBounds(attribute)}`;
    case 'operator':
      return 'the name of an operator or block';
  }
}

function wayOut(attribute: Attribute, value: PlainValue): string {
  const { minimum = -Infinity, maximum = Infinity } = boundsOf(attribute);
  if (isNumber(value)) {
    if (value < minimum) return `Use ${minimum} or more.`;
    if (value > maximum) return `Use ${maximum} or less.`;
    if (value > Number.MAX_SAFE_INTEGER) return 'Use a smaller number.';
    if (['integer', 'pair', 'padding', 'integers'].includes(attribute.kind)) return `Write ${Math.round(value)}.`;
  }
  if (typeof value === 'string' && value !== '' && isNoWordUnquoted(value)) return `Write ${value} without quotes.`;
  if (attribute.optional) return 'It may be left out.';
  return attribute.default === undefined ? '' : `Left out, it is ${printDefault(attribute.default)}.`;
}

interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
}

function boundsOf(attribute: Attribute): Bounds {
  return 'minimum' in attribute ? attribute : {};
}

function isInside({ minimum = -Infinity, maximum = Infinity }: Bounds, value: number): boolean {
  return value >= minimum && value <= maximum;
}

function printBounds({ minimum, maximum }: Bounds): string {
  if (minimum === undefined) return '';
  return maximum === undefined ? ` of at least ${minimum}` : ` from ${minimum} to ${maximum}`;
}

function isWhole(value: PlainValue): value is number {
  return Number.isSafeInteger(value);
}

function isNumber(value: PlainValue | undefined): value is number {
  return Number.isFinite(value);
}

/** `Array.isArray` does not narrow a readonly array: https://github.com/microsoft/TypeScript/issues/17002 */
function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function either(ways: readonly string[]): string {
  return `${ways.slice(0, -1).join(', ')} or ${ways.at(-1)}`;
}

/** Whether a whole number is among it that was written as a fraction. */
function isPointed(value: PlainValue, fractions: Fractions): boolean {
  if (isList(value)) return value.some((item, index) => isPointed(item, fractionsOf(fractions, index)));
  return fractions === true && Number.isInteger(value);
}

function fractionsOf(fractions: Fractions, index: number): Fractions {
  return typeof fractions === 'boolean' ? false : (fractions[index] ?? false);
}

/** As it was written, as far as that matters: `3.0` is not `3`, nor is `"3"`. */
function printFound(value: PlainValue, fractions: Fractions = false): string {
  if (isList(value)) {
    return `[${value.map((item, index) => printFound(item, fractionsOf(fractions, index))).join(', ')}]`;
  }
  if (typeof value === 'string' && isNoWordUnquoted(value)) return `"${value}"`;
  if (typeof value !== 'number') return String(value);
  return isPointed(value, fractions) ? `${value}.0` : printNumber(value);
}

/** A text that only quotes make one: `"3"`, `"true"`. */
function isNoWordUnquoted(text: string): boolean {
  return /^(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|true|false|null|~|)$/i.test(text);
}

/** Equal numbers for all axes are one number, as people write it. */
function printDefault(value: NonNullable<AttributeValue>): string {
  if (typeof value !== 'object') return printFound(value);
  const [first, ...others] = value;
  return others.every((other) => other === first) ? String(first) : printFound(value);
}
