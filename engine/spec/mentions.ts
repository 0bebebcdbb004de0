import type { AttributeDefinition, Definition, NodeDefinition, ValueDefinition } from './definition.ts';
import type { Expression } from './expression.ts';
import { operands } from './expression.ts';
import type { Range } from './range.ts';

/**
 * Every place in a definition that names one of its nodes or inputs: where it is declared, `from`, `outputs`, and
 * expressions such as `conv1.channels`. In the order of the text.
 */
export function mentionsOf(definition: Definition, name: string): readonly Range[] {
  const declared = [...definition.inputs, ...definition.nodes].filter((each) => each.name === name);
  const references = [...definition.nodes.flatMap((node) => node.from ?? []), ...(definition.outputs ?? [])];
  const read = references.filter((reference) => reference.name === name);
  return [
    ...declared.map((each) => each.nameRange),
    ...read.map(({ range }) => ({ start: range.start, end: range.start + name.length })),
    ...nameRanges(definition, name),
  ].sort((left, right) => left.start - right.start);
}

/** Where expressions of a definition begin a dotted name with `name`: a node, an input or a parameter. */
export function nameRanges(definition: Definition, name: string): readonly Range[] {
  const values = [
    ...definition.parameters.map((parameter) => parameter.default),
    ...definition.laws.map((law) => law.require),
    ...definition.nodes.flatMap(valuesOf),
  ];
  return values.flatMap((value) => (value === undefined ? [] : rangesInValue(value, name)));
}

function valuesOf(node: NodeDefinition): readonly (ValueDefinition | undefined)[] {
  const attributes: readonly AttributeDefinition[] = [...node.attributes, ...node.rest];
  return [node.op, node.repeat, node.when, ...attributes.map((attribute) => attribute.value)];
}

function rangesInValue(value: ValueDefinition, name: string): readonly Range[] {
  if (value.kind === 'list') return value.items.flatMap((item) => rangesInValue(item, name));
  return value.kind === 'expression' ? rangesInExpression(value.expression, name) : [];
}

function rangesInExpression(expression: Expression, name: string): readonly Range[] {
  if (expression.kind === 'name') {
    const { start } = expression.range;
    return expression.path[0] === name ? [{ start, end: start + name.length }] : [];
  }
  return operands(expression).flatMap((part) => rangesInExpression(part, name));
}
