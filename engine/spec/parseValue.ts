import type { ExpressionValue, Reference, ValueDefinition } from './definition.ts';
import { isExpressionError, mapRanges, parseExpression } from './expression.ts';
import type { Range } from './range.ts';
import type { Reader } from './reader.ts';
import { describe, type ScalarSyntax, type Syntax, textRange } from './syntax.ts';

/** A number, a word, a list, or an expression after `=`. `place` is where to tell of a value that is not there. */
export function parseValue(syntax: Syntax | null, place: Range, reader: Reader, what: string): ValueDefinition {
  if (syntax === null) return { kind: 'scalar', value: null, fraction: false, range: place };
  const { range } = syntax;
  if (syntax.kind === 'list') {
    return { kind: 'list', items: syntax.items.map((item) => parseValue(item, range, reader, what)), range };
  }
  if (syntax.kind !== 'scalar') {
    const message = `${what} must be a number, a word, a list or an expression, found ${describe(syntax)}`;
    reader.report('wrong-kind', range, message);
    return { kind: 'broken', range };
  }
  const { value } = syntax;
  if (typeof value === 'string' && value.startsWith('=')) {
    return parseExpressionValue(syntax, reader) ?? { kind: 'broken', range };
  }
  return { kind: 'scalar', value, fraction: isPointed(syntax), range };
}

/** A number with a point or an exponent; the `e` of `0x1e` is a digit. */
export function isPointed({ value, text }: ScalarSyntax): boolean {
  return typeof value === 'number' && /^[-+]?\d*[.eE]/.test(text);
}

/** For laws and conditions, where the `=` is optional because nothing else could stand there. */
export function parseCondition(
  syntax: Syntax | null,
  place: Range,
  reader: Reader,
  what: string,
): ExpressionValue | undefined {
  if (syntax?.kind === 'scalar' && syntax.value !== null) return parseExpressionValue(syntax, reader);
  const message = `${what} must be an expression such as =stride == 1, found ${describe(syntax)}`;
  reader.report('wrong-kind', syntax?.range ?? place, message);
  return undefined;
}

/** One name or a list of names. */
export function parseReferences(syntax: Syntax | null, place: Range, reader: Reader): readonly Reference[] {
  const items = syntax?.kind === 'list' ? syntax.items : [syntax];
  return items.map((item) => parseReference(item, place, reader)).filter((reference) => reference !== undefined);
}

function parseReference(syntax: Syntax | null, place: Range, reader: Reader): Reference | undefined {
  const text = reader.text(syntax, 'The name of a node to read', place);
  if (text === undefined) return undefined;
  const range = syntax?.kind === 'scalar' ? textRange(syntax) : place;
  const match = /^([^\s.,:[\]{}]+)(?:\.(\d+))?$/.exec(text);
  if (match !== null) return { name: match[1] ?? text, port: Number(match[2] ?? 0), range };
  // `image.channels` goes on as `image`: the wire is told, and the node behind it not as well.
  const name = /^[A-Za-z0-9_]+(?=\.)/.exec(text)?.[0];
  const help = name === undefined ? '' : `. Write ${name}.`;
  const message = `Expected the name of a node, or name.1 for its second output, found ${text}${help}`;
  reader.report('unknown-reference', range, message);
  return name === undefined ? undefined : { name, port: 0, range };
}

function parseExpressionValue({ text, quoted, range }: ScalarSyntax, reader: Reader): ExpressionValue | undefined {
  const sign = text.startsWith('=') ? 1 : 0;
  const expression = parseExpression(text.slice(sign), range.start + (quoted ? 1 : 0) + sign);
  // What was escaped or written over several lines stands elsewhere than the letters tell: at the value as a whole.
  const exact = range.end - range.start === text.length + (quoted ? 2 : 0);
  if (!isExpressionError(expression)) {
    const placed = exact ? expression : mapRanges(expression, () => range);
    return { kind: 'expression', expression: placed, text: `=${text.slice(sign)}`, range };
  }
  // `=max(a, b)` in braces ends at its comma for YAML.
  const cut = !quoted && text.split('(').length > text.split(')').length;
  const help = cut ? "One with a comma needs quotes: '=max(a, b)'" : 'An expression looks like =out_channels // 4';
  reader.report('expression-syntax', exact ? expression.range : range, `${expression.message}. ${help}.`);
  return undefined;
}
