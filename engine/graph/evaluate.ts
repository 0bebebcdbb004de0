import { didYouMean, nearest } from '../library/nearest.ts';
import { printNumber } from '../operators/printNumber.ts';
import type { BinaryOperator, Expression } from '../spec/expression.ts';
import type { Range } from '../spec/range.ts';
import type { Tensor } from './graph.ts';

/** What an expression comes to. */
export type Value = number | string | boolean | null | readonly Value[];

/** Not wrong, but not known: it depends on a size that is symbolic, or on a node that could not be resolved. */
export interface UnknownValue {
  readonly kind: 'unknown';
  /** The size that is symbolic. */
  readonly openSize?: OpenSize;
}

export interface OpenSize {
  /** `x.channels` */
  readonly name: string;
  readonly tensor: Tensor;
}

export interface ValueError {
  readonly kind: 'error';
  readonly message: string;
  readonly range: Range;
}

export type Evaluated = { readonly kind: 'value'; readonly value: Value } | UnknownValue | ValueError;

/** Gives the value of a dotted name. */
export type Scope = (path: readonly string[], range: Range) => Evaluated;

export const unknownValue: UnknownValue = { kind: 'unknown' };

export function known(value: Value): Evaluated {
  return { kind: 'value', value };
}

export function evaluate(expression: Expression, scope: Scope): Evaluated {
  switch (expression.kind) {
    case 'literal':
      return known(expression.value);
    case 'name':
      return scope(expression.path, expression.range);
    case 'list':
      return evaluateAll(expression.items, scope, known);
    case 'item':
      return evaluateAll([expression.list, expression.index], scope, ([list = null, index = null]) => {
        const item = Array.isArray(list) && typeof index === 'number' ? list.at(index) : undefined;
        return item === undefined
          ? error(`There is no item ${show(index)} in ${show(list)}`, expression.range)
          : known(item);
      });
    case 'unary':
      return evaluateAll([expression.operand], scope, ([operand = null]) => {
        if (expression.operator === 'not') return known(!truth(operand));
        return arithmetic('*', operand, -1, expression.range);
      });
    case 'binary':
      return binary(expression, scope);
    case 'conditional':
      return evaluateAll([expression.condition], scope, ([condition = null]) =>
        evaluate(truth(condition) ? expression.yes : expression.no, scope),
      );
    case 'call':
      return evaluateAll(expression.arguments, scope, (values) => call(expression.name, values, expression.range));
  }
}

/** As in Python: 0, an empty text or list, and None are false. */
export function truth(value: Value): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** A value as the text would have it. */
export function show(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return printNumber(value);
  return Array.isArray(value) ? `[${value.map(show).join(', ')}]` : String(value);
}

/**
 * MobileNet's rounding of channel counts: to the nearest multiple of `divisor`, never losing more than a tenth.
 * torchvision `_make_divisible`, from https://github.com/tensorflow/models (slim/nets/mobilenet).
 */
export function makeDivisible(value: number, divisor = 8, minimum = divisor): number {
  const rounded = Math.max(minimum, Math.floor((value + divisor / 2) / divisor) * divisor);
  return rounded < 0.9 * value ? rounded + divisor : rounded;
}

/** The functions that expressions may call, with what each is for. */
export const functions: Readonly<
  Record<string, { readonly doc: string; readonly of: (...numbers: number[]) => number }>
> = {
  min: { doc: 'min(a, b, …): the smallest', of: Math.min },
  max: { doc: 'max(a, b, …): the largest', of: Math.max },
  abs: { doc: 'abs(a): without the sign', of: Math.abs },
  floor: { doc: 'floor(a): rounded down', of: Math.floor },
  ceil: { doc: 'ceil(a): rounded up', of: Math.ceil },
  round: { doc: "round(a): to the nearest whole number, halves to even, as Python's", of: roundHalfToEven },
  int: { doc: 'int(a): without the fraction', of: Math.trunc },
  sqrt: { doc: 'sqrt(a): the square root', of: Math.sqrt },
  log2: { doc: 'log2(a): the logarithm to the base 2', of: Math.log2 },
  gcd: {
    doc: 'gcd(a, b, …): the greatest number that divides them all',
    of: (...numbers) => numbers.reduce(greatestDivisor),
  },
  len: { doc: 'len(list): how many items it has', of: (...items) => items.length },
  area: {
    doc: 'area(kernel_size): how many taps a kernel has, 9 for 3 and 7 for [1, 7]',
    of: (height, width = height) => height * width,
  },
  make_divisible: {
    doc: "make_divisible(a, divisor=8, minimum=divisor): MobileNet's rounding, never losing more than a tenth",
    of: makeDivisible,
  },
};

type Binary = Extract<Expression, { kind: 'binary' }>;

function binary(expression: Binary, scope: Scope): Evaluated {
  const { operator, left, right, range } = expression;
  if (operator === 'and' || operator === 'or') {
    return evaluateAll([left], scope, ([value = null]) =>
      truth(value) === (operator === 'or') ? known(value) : evaluate(right, scope),
    );
  }
  return evaluateAll([left, right], scope, ([first = null, second = null]) => {
    if (operator === '==') return known(equal(first, second));
    if (operator === '!=') return known(!equal(first, second));
    return arithmetic(operator, first, second, range);
  });
}

type ArithmeticOperator = Exclude<BinaryOperator, 'and' | 'or' | '==' | '!='>;

const arithmetics: Readonly<Record<ArithmeticOperator, (left: number, right: number) => number | boolean>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '//': (left, right) => Math.floor(left / right),
  '%': (left, right) => left - right * Math.floor(left / right),
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** On lists axis by axis: `kernel_size // 2` of `[1, 7]` is `[0, 3]`. */
function arithmetic(operator: ArithmeticOperator, left: Value, right: Value, range: Range): Evaluated {
  if (typeof left === 'number' && typeof right === 'number') {
    if (right === 0 && ['/', '//', '%'].includes(operator)) return error(`${left} ${operator} 0 has no value`, range);
    return known(arithmetics[operator](left, right));
  }
  const length = Array.isArray(left) ? left.length : Array.isArray(right) ? right.length : undefined;
  if (length === undefined || (Array.isArray(left) && Array.isArray(right) && left.length !== right.length)) {
    return error(`Expected numbers around ${operator}, found ${show(left)} and ${show(right)}`, range);
  }
  const items: Value[] = [];
  for (let index = 0; index < length; index++) {
    const item = arithmetic(operator, itemOf(left, index), itemOf(right, index), range);
    if (item.kind !== 'value') return item;
    items.push(item.value);
  }
  return known(items);
}

function itemOf(value: Value, index: number): Value {
  return Array.isArray(value) ? (value[index] ?? null) : value;
}

function call(name: string, values: readonly Value[], range: Range): Evaluated {
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (found === undefined) {
    const names = Object.keys(functions);
    const help = didYouMean(nearest(name, names)) || `There are ${names.join(', ')}.`;
    return error(`There is no function ${name}. ${help}`, range);
  }
  const numbers = values.flat().filter((value) => typeof value === 'number');
  if (numbers.length !== values.flat().length || numbers.length === 0) {
    return error(`${name} expects numbers, found ${values.map(show).join(', ') || 'nothing'}`, range);
  }
  const result = found.of(...numbers);
  return Number.isFinite(result) ? known(result) : error(`${name} of ${numbers.join(', ')} has no value`, range);
}

function equal(left: Value, right: Value): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right;
  return left.length === right.length && left.every((item, index) => equal(item, itemOf(right, index)));
}

function greatestDivisor(left: number, right: number): number {
  return right === 0 ? Math.abs(left) : greatestDivisor(right, left % right);
}

function roundHalfToEven(value: number): number {
  const nearest = Math.round(value);
  return nearest - value === 0.5 && nearest % 2 !== 0 ? nearest - 1 : nearest;
}

function evaluateAll(
  expressions: readonly Expression[],
  scope: Scope,
  then: (values: readonly Value[]) => Evaluated,
): Evaluated {
  const values: Value[] = [];
  for (const expression of expressions) {
    const evaluated = evaluate(expression, scope);
    if (evaluated.kind !== 'value') return evaluated;
    values.push(evaluated.value);
  }
  return then(values);
}

function error(message: string, range: Range): ValueError {
  return { kind: 'error', message, range };
}
