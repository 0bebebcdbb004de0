import { evaluate, type Value as GraphValue, known, truth, unknownValue } from '../graph/evaluate.ts';
import type { ValueDefinition } from '../spec/definition.ts';
import { type Expression, operands } from '../spec/expression.ts';
import { type ArithmeticOperator, arithmetic, atom, bindings, literal, type Term, textIn } from './term.ts';
import { type Column, isCode, isList, onlyValue, sameColumn, type Value } from './value.ts';

/** What names in expressions stand for in Python: `['width']`, `['x', 'channels']`. */
export interface Names {
  readonly uses: number;
  of(path: readonly string[]): Term | undefined;
}

/**
 * What the text says for a value, in Python; undefined where that is no expression, or Python has no such words, or they
 * would not give the value that is there.
 */
export function translateValue(text: ValueDefinition | undefined, names: Names, column: Column): Term | undefined {
  if (text?.kind !== 'expression') return undefined;
  const term = translate(text.expression, names);
  if (term === undefined || !sameColumn(term.column, column)) return undefined;
  // 64 * 0.5 is a whole number here and 32.0 in Python, which no convolution takes for a number of channels.
  const whole = column.every((value) => value === undefined || Number.isInteger(value));
  return whole && mayBeFloat(text.expression, names) ? undefined : term;
}

/** An expression of the language as Python has it; undefined where it has no such words, or they mean something else. */
export function translate(expression: Expression, names: Names): Term | undefined {
  if (expression.kind === 'literal') return literal(expression.value, names.uses);
  if (expression.kind === 'name') return names.of(expression.path);
  if (expression.kind === 'conditional') {
    // What is never taken need not have words in Python.
    const taken = translate(expression.condition, names)?.literal;
    if (taken !== undefined) return translate(isTrue(taken) ? expression.yes : expression.no, names);
  }
  const terms = operands(expression).map((operand) => translate(operand, names));
  const known = terms.filter((term) => term !== undefined);
  return known.length === terms.length ? compose(expression, known, columnOf(expression, names)) : undefined;
}

function compose(expression: Expression, terms: readonly Term[], column: Column): Term | undefined {
  const only = terms.every((term) => term.literal !== undefined) ? onlyValue(column) : undefined;
  if (only !== undefined && !isList(only)) return literal(only, column.length);
  const [first, second, third] = terms;
  switch (expression.kind) {
    case 'list':
      return atom(`(${terms.map((term) => term.text).join(', ')}${terms.length === 1 ? ',' : ''})`, column);
    case 'item':
      return first && second && atom(`${textIn(first, bindings.atom)}[${second.text}]`, column);
    case 'call':
      return call(expression.name, terms, column);
    case 'conditional':
      return first && second && third && conditional(first, second, third, column);
    case 'unary':
      return first && negation(expression.operator, first, column);
    case 'binary':
      return first && second && binary(expression.operator, first, second, column);
    default:
      return undefined;
  }
}

function call(name: string, terms: readonly Term[], column: Column): Term | undefined {
  const [first] = terms;
  // How many taps a square kernel has.
  if (name === 'area' && terms.length === 1 && first !== undefined && !holdsList(first))
    return atom(`${textIn(first, bindings.atom)}**2`, column);
  return functions.has(name) ? atom(`${name}(${terms.map((term) => term.text).join(', ')})`, column) : undefined;
}

/** Python's own; the others would need an import or a function of our own. */
const functions: ReadonlySet<string> = new Set(['min', 'max', 'abs', 'round', 'int', 'len']);

function conditional(condition: Term, yes: Term, no: Term, column: Column): Term {
  const text = `${textIn(yes, bindings.or)} if ${textIn(condition, bindings.or)} else ${no.text}`;
  return { text, binding: bindings.conditional, column };
}

function negation(operator: '-' | 'not', operand: Term, column: Column): Term | undefined {
  if (holdsList(operand)) return undefined;
  if (operator === 'not') return { text: `not ${textIn(operand, bindings.not)}`, binding: bindings.not, column };
  return { text: `-${textIn(operand, bindings.atom)}`, binding: bindings.negation, column };
}

function binary(operator: string, left: Term, right: Term, column: Column): Term | undefined {
  // Axis by axis is the language's way, not that of Python's tuples.
  if (holdsList(left) || holdsList(right)) return undefined;
  if (operator === 'or' || operator === 'and') {
    if (left.literal !== undefined) return isTrue(left.literal) === (operator === 'and') ? right : left;
    const binding = bindings[operator];
    return { text: `${textIn(left, binding)} ${operator} ${textIn(right, binding + 1)}`, binding, column };
  }
  if (isArithmetic(operator)) return arithmetic(operator, left, right, column);
  const tighter = bindings.comparison + 1;
  const text = `${textIn(left, tighter)} ${operator} ${textIn(right, tighter)}`;
  return { text, binding: bindings.comparison, column };
}

function isTrue(value: Value): boolean {
  return !isCode(value) && truth(value);
}

function isArithmetic(operator: string): operator is ArithmeticOperator {
  return ['+', '-', '*', '/', '//', '%'].includes(operator);
}

function holdsList({ column }: Term): boolean {
  return column.some(isList);
}

/** The value in each use, by the language's own arithmetic. */
function columnOf(expression: Expression, names: Names): Column {
  return Array.from({ length: names.uses }, (_, use) => {
    const result = evaluate(expression, (path) => {
      const value = names.of(path)?.column[use];
      return value === undefined || isCode(value) ? unknownValue : known(value);
    });
    return result.kind === 'value' ? pythonValue(result.value) : undefined;
  });
}

export function pythonValue(value: GraphValue): Value | undefined {
  if (typeof value !== 'object' || value === null) return value;
  const numbers = value.filter((item): item is number | null => item === null || typeof item === 'number');
  return numbers.length === value.length ? numbers : undefined;
}

function mayBeFloat(expression: Expression, names: Names): boolean {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'number' && !Number.isInteger(expression.value);
    case 'name':
      return (
        names.of(expression.path)?.column.some((value) => typeof value === 'number' && !Number.isInteger(value)) ??
        false
      );
    case 'call':
      return (
        ['min', 'max', 'abs'].includes(expression.name) && expression.arguments.some((each) => mayBeFloat(each, names))
      );
    case 'binary':
      return expression.operator === '/' || operands(expression).some((each) => mayBeFloat(each, names));
    default:
      return operands(expression).some((each) => mayBeFloat(each, names));
  }
}
