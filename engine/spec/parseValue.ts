import { isScalar, isSeq, type Node } from 'yaml';
import type { ExpressionValue, Reference, ValueDefinition } from './definition.ts';
import { isExpressionError, parseExpression } from './expression.ts';
import { describe, type Reader, scalarText } from './reader.ts';

/** A number, a word, a list, or an expression after `=`. */
export function parseValue(node: Node | null, reader: Reader, what: string): ValueDefinition {
  if (node === null) return { kind: 'scalar', value: null, fraction: false, range: reader.range(node) };
  const range = reader.range(node);
  if (isSeq<Node>(node)) {
    return { kind: 'list', items: node.items.map((item) => parseValue(item, reader, what)), range };
  }
  if (!isScalar(node)) {
    reader.report(
      'wrong-kind',
      range,
      `${what} must be a number, a word, a list or an expression, found ${describe(node)}`,
    );
    return { kind: 'broken', range };
  }
  const { value } = node;
  if (typeof value === 'string' && value.startsWith('=')) {
    return parseExpressionValue(node, reader) ?? { kind: 'broken', range };
  }
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') {
    const fraction = typeof value === 'number' && /[.eE]/.test(node.source ?? '');
    return { kind: 'scalar', value, fraction, range };
  }
  return { kind: 'scalar', value: scalarText(node), fraction: false, range };
}

/** For laws and conditions, where the `=` is optional because nothing else could stand there. */
export function parseCondition(node: Node | null, reader: Reader, what: string): ExpressionValue | undefined {
  if (isScalar(node) && node.value !== null) return parseExpressionValue(node, reader);
  reader.report(
    'wrong-kind',
    reader.range(node),
    `${what} must be an expression such as =stride == 1, found ${describe(node)}`,
  );
  return undefined;
}

export function parseReference(node: Node | null, reader: Reader): Reference | undefined {
  const text = reader.text(node, 'What is read must be the name of an input or node; it');
  if (text === undefined) return undefined;
  const range = reader.range(node);
  const match = /^([A-Za-z0-9_]+)(?:\.(\d+))?$/.exec(text);
  if (match === null) {
    reader.report(
      'unknown-reference',
      range,
      `Expected the name of a node, or name.1 for its second output, found ${text}`,
    );
    return undefined;
  }
  return { name: match[1] ?? text, port: Number(match[2] ?? 0), range };
}

function parseExpressionValue(node: Node, reader: Reader): ExpressionValue | undefined {
  const range = reader.range(node);
  const text = isScalar(node) ? scalarText(node) : '';
  const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') ? 1 : 0;
  const sign = text.startsWith('=') ? 1 : 0;
  const expression = parseExpression(text.slice(sign), range.start + quoted + sign);
  if (!isExpressionError(expression)) return { kind: 'expression', expression, text: `=${text.slice(sign)}`, range };
  reader.report(
    'expression-syntax',
    expression.range,
    `${expression.message}. An expression looks like =out_channels // 4`,
  );
  return undefined;
}
