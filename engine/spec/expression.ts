import type { Range } from './range.ts';

/**
 * Expressions stand after `=` in the place of a value: `=out_channels // 4`, `=stride != 1 or x.channels != out_channels`.
 * The grammar is a corner of Python's, which is what people who write PyTorch would type; there are no side effects.
 */
export type Expression =
  | { readonly kind: 'literal'; readonly value: number | string | boolean; readonly range: Range }
  | { readonly kind: 'name'; readonly path: readonly string[]; readonly range: Range }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly range: Range }
  | { readonly kind: 'item'; readonly list: Expression; readonly index: Expression; readonly range: Range }
  | { readonly kind: 'unary'; readonly operator: '-' | 'not'; readonly operand: Expression; readonly range: Range }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly range: Range;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
      readonly range: Range;
    }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[]; readonly range: Range };

export type BinaryOperator = (typeof levels)[number][number];

export interface ExpressionError {
  readonly message: string;
  readonly range: Range;
}

/** `offset` is where `text` begins in the document, so that every range is the document's. */
export function parseExpression(text: string, offset: number): Expression | ExpressionError {
  try {
    const parser = new Parser(tokenize(text, offset));
    return parser.whole();
  } catch (error) {
    if (error instanceof Unparsable) return { message: error.message, range: error.range };
    throw error;
  }
}

export function isExpressionError(result: Expression | ExpressionError): result is ExpressionError {
  return 'message' in result;
}

/** The first names of everything that is mentioned: `x.channels // ratio` gives `x` and `ratio`. */
export function* mentionedNames(expression: Expression): Generator<string> {
  if (expression.kind === 'name') yield expression.path[0] ?? '';
  for (const part of operands(expression)) yield* mentionedNames(part);
}

/** The same expression with other places. */
export function mapRanges(expression: Expression, move: (range: Range) => Range): Expression {
  const inner = (part: Expression) => mapRanges(part, move);
  const range = move(expression.range);
  switch (expression.kind) {
    case 'literal':
    case 'name':
      return { ...expression, range };
    case 'list':
      return { ...expression, range, items: expression.items.map(inner) };
    case 'item':
      return { ...expression, range, list: inner(expression.list), index: inner(expression.index) };
    case 'unary':
      return { ...expression, range, operand: inner(expression.operand) };
    case 'binary':
      return { ...expression, range, left: inner(expression.left), right: inner(expression.right) };
    case 'conditional': {
      const { condition, yes, no } = expression;
      return { ...expression, range, condition: inner(condition), yes: inner(yes), no: inner(no) };
    }
    case 'call':
      return { ...expression, range, arguments: expression.arguments.map(inner) };
  }
}

/** The expressions an expression is made of. */
export function operands(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'list':
      return expression.items;
    case 'item':
      return [expression.list, expression.index];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.condition, expression.yes, expression.no];
    case 'call':
      return expression.arguments;
    default:
      return [];
  }
}

/** From the loosest to the tightest, as in Python. `**` and chained comparisons are left out. */
const levels = [['or'], ['and'], ['==', '!=', '<=', '>=', '<', '>'], ['+', '-'], ['*', '//', '/', '%']] as const;

type Token =
  | { readonly kind: 'number' | 'string' | 'name' | 'sign'; readonly text: string; readonly range: Range }
  | { readonly kind: 'end'; readonly text: ''; readonly range: Range };

class Unparsable extends Error {
  readonly range: Range;
  constructor(message: string, range: Range) {
    super(message);
    this.range = range;
  }
}

const tokenPattern =
  /(?<space>\s+)|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<string>'[^']*'|"[^"]*")|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<sign>\/\/|[=!<>]=|[-+*/%<>()[\],.])/y;

function tokenize(text: string, offset: number): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const position = tokenPattern.lastIndex;
    const groups = tokenPattern.exec(text)?.groups;
    if (!groups) {
      const range = { start: offset + position, end: offset + position + 1 };
      throw new Unparsable(`Expected a number, a name or an operator such as // here, found ${text[position]}`, range);
    }
    const range = { start: offset + position, end: offset + tokenPattern.lastIndex };
    for (const kind of ['number', 'string', 'name', 'sign'] as const) {
      const found = groups[kind];
      if (found !== undefined) tokens.push({ kind, text: found, range });
    }
  }
  tokens.push({ kind: 'end', text: '', range: { start: offset + text.length, end: offset + text.length } });
  return tokens;
}

/** Deeper than anybody writes, and far from the end of the stack. */
const deepestExpression = 64;

class Parser {
  private position = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Expression {
    const expression = this.conditional();
    if (this.current().kind !== 'end') throw this.unexpected('the end of the expression');
    return expression;
  }

  private conditional(): Expression {
    return this.nested(() => {
      const yes = this.level(0);
      if (!this.accept('if')) return yes;
      const condition = this.level(0);
      this.expect('else', 'else, because every if has an else');
      const no = this.conditional();
      return { kind: 'conditional', condition, yes, no, range: span(yes.range, no.range) };
    });
  }

  private nested(parse: () => Expression): Expression {
    if (this.depth >= deepestExpression)
      throw new Unparsable('This expression is nested too deeply', this.current().range);
    this.depth++;
    const expression = parse();
    this.depth--;
    return expression;
  }

  private level(index: number): Expression {
    const operators = levels[index];
    if (operators === undefined) return this.prefixed();
    let left = index === 2 && this.current().text === 'not' ? this.negation() : this.level(index + 1);
    for (;;) {
      const operator = operators.find((each) => this.isOperator(each));
      if (operator === undefined) return left;
      this.position++;
      const right = this.level(index + 1);
      left = { kind: 'binary', operator, left, right, range: span(left.range, right.range) };
    }
  }

  /** `not` binds looser than comparisons: `not a == b` is `not (a == b)`. */
  private negation(): Expression {
    const start = this.current().range;
    this.position++;
    const operand = this.nested(() => this.level(2));
    return { kind: 'unary', operator: 'not', operand, range: span(start, operand.range) };
  }

  private prefixed(): Expression {
    const start = this.current().range;
    if (!this.accept('-')) return this.postfixed();
    const operand = this.nested(() => this.prefixed());
    return { kind: 'unary', operator: '-', operand, range: span(start, operand.range) };
  }

  private postfixed(): Expression {
    let expression = this.primary();
    while (this.accept('[')) {
      const index = this.conditional();
      const end = this.expect(']', 'a closing ]');
      expression = { kind: 'item', list: expression, index, range: span(expression.range, end.range) };
    }
    return expression;
  }

  private primary(): Expression {
    const token = this.current();
    if (token.kind === 'number') {
      this.position++;
      return { kind: 'literal', value: Number(token.text), range: token.range };
    }
    if (token.kind === 'string') {
      this.position++;
      return { kind: 'literal', value: token.text.slice(1, -1), range: token.range };
    }
    if (this.accept('(')) {
      const inner = this.conditional();
      this.expect(')', 'a closing )');
      return inner;
    }
    if (this.accept('[')) return this.list(token.range);
    if (token.kind === 'name') return this.named();
    throw this.unexpected('a number, a name or (');
  }

  private list(start: Range): Expression {
    const items = this.items(']');
    return { kind: 'list', items, range: span(start, this.previous().range) };
  }

  private named(): Expression {
    const token = this.current();
    this.position++;
    if (token.text === 'true' || token.text === 'True') return { kind: 'literal', value: true, range: token.range };
    if (token.text === 'false' || token.text === 'False') return { kind: 'literal', value: false, range: token.range };
    if (keywords.has(token.text)) throw new Unparsable(`Expected a value, found the word ${token.text}`, token.range);
    if (this.accept('(')) {
      const items = this.items(')');
      return { kind: 'call', name: token.text, arguments: items, range: span(token.range, this.previous().range) };
    }
    const path = [token.text];
    while (this.accept('.')) {
      const part = this.current();
      if (part.kind !== 'name') throw this.unexpected('a name such as channels after the dot');
      this.position++;
      path.push(part.text);
    }
    return { kind: 'name', path, range: span(token.range, this.previous().range) };
  }

  private items(closing: string): Expression[] {
    const items: Expression[] = [];
    while (!this.accept(closing)) {
      if (items.length > 0) this.expect(',', `, or ${closing}`);
      items.push(this.conditional());
    }
    return items;
  }

  private current(): Token {
    return this.tokens[Math.min(this.position, this.tokens.length - 1)] ?? endOfNothing;
  }

  private previous(): Token {
    return this.tokens[this.position - 1] ?? endOfNothing;
  }

  private isOperator(text: string): boolean {
    const token = this.current();
    return token.text === text && (token.kind === 'sign' || token.kind === 'name');
  }

  private accept(text: string): boolean {
    if (!this.isOperator(text)) return false;
    this.position++;
    return true;
  }

  private expect(text: string, description: string): Token {
    if (!this.accept(text)) throw this.unexpected(description);
    return this.previous();
  }

  private unexpected(expected: string): Unparsable {
    const token = this.current();
    const found = token.kind === 'end' ? 'the end' : token.text;
    return new Unparsable(`Expected ${expected}, found ${found}`, token.range);
  }
}

const keywords: ReadonlySet<string> = new Set(['if', 'else', 'and', 'or', 'not']);

const endOfNothing: Token = { kind: 'end', text: '', range: { start: 0, end: 0 } };

function span(first: Range, last: Range): Range {
  return { start: first.start, end: last.end };
}
