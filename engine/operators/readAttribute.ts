import type {
  Attribute,
  AttributeValue,
  ChoiceAttribute,
  IntegerAttribute,
  NumberAttribute,
  PaddingAttribute,
  PairAttribute,
} from './attribute.ts';

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

/**
 * The value as the operators want it: one number for both axes becomes `[height, width]`, padding its four sides.
 * `fraction` says that the number was written with a point: PyTorch takes `3.0` for no integer, and so do we.
 */
export function readAttribute(attribute: Attribute, value: PlainValue, fraction = false): Reading {
  if (value === null && attribute.optional) return { value: undefined };
  const found = fraction && Number.isInteger(value) ? `${value}.0` : printPlain(value);
  switch (attribute.kind) {
    case 'integer':
      return readNumber(attribute, value, found, isWhole(value) && !fraction);
    case 'number':
      return readNumber(attribute, value, found, typeof value === 'number' && Number.isFinite(value));
    case 'boolean':
      return typeof value === 'boolean' ? { value } : { expected: 'true or false', found, help: '' };
    case 'choice':
      return readChoice(attribute, value, found);
    case 'pair':
      return readPair(attribute, value, found, fraction);
    case 'padding':
      return readPadding(attribute, value, found, fraction);
    case 'integers': {
      const list = wholeNumbers(value, attribute.minimum);
      if (list !== undefined && !fraction) return { value: list };
      return { expected: `a list of integers${atLeast(attribute)}`, found, help: example(attribute) };
    }
    case 'operator':
      if (typeof value === 'string') return { value };
      return { expected: 'the name of an operator or block', found, help: example(attribute) };
  }
}

/** What PyTorch assumes when the attribute is not given; undefined for its `None` and for what must be given. */
export function defaultOf(attribute: Attribute): AttributeValue {
  return attribute.default;
}

function readNumber(
  attribute: IntegerAttribute | NumberAttribute,
  value: PlainValue,
  found: string,
  fits: boolean,
): Reading {
  const { minimum = -Infinity, maximum = Infinity } = attribute;
  if (fits && typeof value === 'number' && value >= minimum && value <= maximum) return { value };
  const noun = attribute.kind === 'integer' ? 'an integer' : 'a number';
  const expected = Number.isFinite(maximum) ? `${noun} from ${minimum} to ${maximum}` : `${noun}${atLeast(attribute)}`;
  return { expected, found, help: numberHelp(attribute, value) };
}

function numberHelp(attribute: IntegerAttribute | NumberAttribute, value: PlainValue): string {
  if (typeof value !== 'number') return example(attribute);
  const { minimum = -Infinity, maximum = Infinity } = attribute;
  if (value < minimum) return `Use ${minimum} or more.`;
  if (value > maximum) return `Use ${maximum} or less.`;
  return Number.isFinite(value) ? `Write ${Math.round(value)}.` : '';
}

function readChoice(attribute: ChoiceAttribute, value: PlainValue, found: string): Reading {
  if (typeof value === 'string' && attribute.choices.includes(value)) return { value };
  const [only, ...more] = attribute.choices;
  return {
    expected: more.length === 0 ? String(only) : `one of ${attribute.choices.join(', ')}`,
    found,
    help: example(attribute),
  };
}

function readPair(attribute: PairAttribute, value: PlainValue, found: string, fraction: boolean): Reading {
  const { minimum = -Infinity } = attribute;
  const fits = (axis: PlainValue | undefined): axis is number =>
    typeof axis === 'number' && axis >= minimum && (attribute.fractional ? Number.isFinite(axis) : isWhole(axis));
  const fitsOrNull = (axis: PlainValue | undefined): axis is number | null =>
    fits(axis) || (axis === null && attribute.nullable === true);
  const [height, width, ...more] = isList(value) ? value : [value, value];
  const written = attribute.fractional || !fraction;
  if (written && more.length === 0) {
    if (fits(height) && fits(width)) return { value: [height, width] };
    if (fitsOrNull(height) && fitsOrNull(width)) return { value: [height, width] };
  }
  const noun = attribute.fractional ? 'a number' : 'an integer';
  const help = typeof value === 'number' ? pairHelp(attribute, value) : example(attribute);
  return { expected: `${noun}${atLeast(attribute)} or [height, width]`, found, help };
}

function pairHelp({ minimum = -Infinity }: PairAttribute, value: number): string {
  return value < minimum ? `Use ${minimum} or more.` : `Write ${Math.round(value)}.`;
}

function readPadding(attribute: PaddingAttribute, value: PlainValue, found: string, fraction: boolean): Reading {
  if (attribute.named && (value === 'same' || value === 'valid')) return { value };
  const [first, second, third, fourth, ...more] = wholeNumbers(value, attribute.minimum) ?? [];
  const count = isList(value) ? value.length : 1;
  if (!fraction && more.length === 0 && first !== undefined) {
    if (count === 1 && !isList(value)) return { value: [first, first, first, first] };
    if (count === 2 && second !== undefined) return { value: [second, second, first, first] };
    if (attribute.sides && second !== undefined && third !== undefined && fourth !== undefined) {
      return { value: [first, second, third, fourth] };
    }
  }
  const ways = [`an integer${atLeast(attribute)}`, '[height, width]'];
  if (attribute.sides) ways.push('[left, right, top, bottom]');
  if (attribute.named) ways.push('same', 'valid');
  const expected = `${ways.slice(0, -1).join(', ')} or ${ways.at(-1)}`;
  const minimum = attribute.minimum ?? -Infinity;
  const help = typeof value === 'number' && value < minimum ? `Use ${minimum} or more.` : '';
  return { expected, found, help };
}

/** A single number is a list of one, as in PyTorch's `normalized_shape=64`. */
function wholeNumbers(value: PlainValue, minimum = -Infinity): readonly number[] | undefined {
  const list = isList(value) ? value : [value];
  const whole = list.filter(isWhole).filter((item) => item >= minimum);
  return list.length > 0 && whole.length === list.length ? whole : undefined;
}

function isWhole(value: PlainValue): value is number {
  return Number.isSafeInteger(value);
}

/** `Array.isArray` does not narrow a readonly array: https://github.com/microsoft/TypeScript/issues/17002 */
function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function atLeast({ minimum }: { readonly minimum?: number }): string {
  return minimum === undefined ? '' : ` of at least ${minimum}`;
}

function example(attribute: Attribute): string {
  if (attribute.optional) return 'It may be left out.';
  if (attribute.default === undefined) return '';
  return `Left out, it is ${printPlain(attribute.default)}.`;
}

function printPlain(value: PlainValue): string {
  return isList(value) ? `[${value.map(printPlain).join(', ')}]` : String(value);
}
