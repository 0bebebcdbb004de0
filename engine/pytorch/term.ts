import { type Column, printValue, type Value } from './value.ts';

/** A piece of Python that stands for a value. The value may differ from one use of the class to the next. */
export interface Term {
  readonly text: string;
  readonly binding: number;
  readonly column: Column;
  /** The value, where the text is nothing but that. */
  readonly literal?: Value;
  /** What it is so many times. */
  readonly multiple?: { readonly of: Term; readonly factor: number };
}

/** From the loosest to the tightest (https://docs.python.org/3/reference/expressions.html#operator-precedence). */
export const bindings = {
  conditional: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  negation: 7,
  atom: 8,
};

export function literal(value: Value, uses: number): Term {
  const isNegative = typeof value === 'number' && value < 0;
  const column = Array<Value>(uses).fill(value);
  return { text: printValue(value), binding: isNegative ? bindings.negation : bindings.atom, column, literal: value };
}

/** A name, or something that binds as tightly as one. */
export function atom(text: string, column: Column): Term {
  return { text, binding: bindings.atom, column };
}

/** The text to stand where something that binds as tightly as `binding` is expected. */
export function textIn(term: Term, binding: number): string {
  return term.binding < binding ? `(${term.text})` : term.text;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '//' | '%';

/** `left + right`, worked out where both are whole numbers, and without what changes nothing: `1 * (k - 1)` is `k - 1`. */
export function arithmetic(operator: ArithmeticOperator, left: Term, right: Term, column: Column): Term {
  const folded = fold(operator, left.literal, right.literal);
  if (folded !== undefined) return literal(folded, column.length);
  if (left.literal === neutralLeft[operator] && left.literal !== undefined) return right;
  if (right.literal === neutralRight[operator] && right.literal !== undefined) return left;
  if (operator === '//') {
    const part = divided(left, right, column);
    if (part !== undefined) return part;
  }
  const binding = operator === '+' || operator === '-' ? bindings.sum : bindings.product;
  const text = `${textIn(left, binding)} ${operator} ${textIn(right, binding + 1)}`;
  const factor = operator === '*' ? right.literal : undefined;
  return { text, binding, column, ...(typeof factor === 'number' && { multiple: { of: left, factor } }) };
}

const neutralLeft: Partial<Readonly<Record<ArithmeticOperator, number>>> = { '+': 0, '*': 1 };
const neutralRight: Partial<Readonly<Record<ArithmeticOperator, number>>> = { '+': 0, '-': 0, '*': 1, '//': 1 };

/** `d * 2 // 2` is `d`. */
function divided({ multiple }: Term, { literal: divisor }: Term, column: Column): Term | undefined {
  if (multiple === undefined || typeof divisor !== 'number' || multiple.factor % divisor !== 0) return undefined;
  return arithmetic('*', multiple.of, literal(multiple.factor / divisor, column.length), column);
}

function fold(operator: ArithmeticOperator, left: Value | undefined, right: Value | undefined): number | undefined {
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  if (!Number.isInteger(left) || !Number.isInteger(right)) return undefined;
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  return operator === '//' && right !== 0 ? Math.floor(left / right) : undefined;
}
