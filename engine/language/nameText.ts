import type { Analysis } from '../analysis/analyze.ts';
import { evaluate, show } from '../graph/evaluate.ts';
import { operatorName } from '../graph/graph.ts';
import type { Definition } from '../spec/definition.ts';
import { attributesOf, describeAttribute, printDefinition, printValue } from './attributeText.ts';
import { opText } from './lineText.ts';
import { alternatives, code, lines, paragraphs } from './markdown.ts';
import { describeEntry, printTensor } from './nodeText.ts';
import type { Place } from './places.ts';
import { graphNodesOf, scopeOf, tensorOf, unfoldingsOf } from './unfolded.ts';

export function describeBlock(analysis: Analysis, block: Definition): string {
  const uses = unfoldingsOf(analysis, block).length;
  const used = uses === 0 ? 'No node uses it yet.' : `Used ${uses === 1 ? 'once' : `${uses} times`} in this network.`;
  return paragraphs(`**${code(block.name)}**`, describeEntry({ kind: 'block', block }), used, parameterList(block));
}

function parameterList(block: Definition): string {
  const items = block.parameters.map(({ name, default: value }) => {
    return value === undefined ? `- ${code(name)}` : `- ${code(name)} = ${code(printDefinition(value))}`;
  });
  return items.join('\n');
}

export function describeInput(analysis: Analysis, definition: Definition, name: string): string {
  return lines(`**${code(name)}** — input`, shapesOf(analysis, definition, name, 0));
}

/** What `from` or `outputs` reads. */
export function describeSource(analysis: Analysis, definition: Definition, name: string, port: number): string {
  const node = definition.nodes.find((each) => each.name === name);
  if (node === undefined) {
    return definition.inputs.some((input) => input.name === name) ? describeInput(analysis, definition, name) : '';
  }
  const [first] = graphNodesOf(analysis, node);
  const operator = first === undefined ? opText(node) : operatorName(first);
  return lines(`**${code(name)}** — ${code(operator)}`, shapesOf(analysis, definition, name, port));
}

function shapesOf(analysis: Analysis, definition: Definition, name: string, port: number): string {
  return alternatives(
    unfoldingsOf(analysis, definition).map((unfolded) => printTensor(tensorOf(unfolded, name, port))),
  );
}

export function describeParameter(analysis: Analysis, definition: Definition, name: string): string {
  const known = attributesOf({ kind: 'block', block: definition }).find((each) => each.name === name);
  if (known === undefined) return '';
  const values = unfoldingsOf(analysis, definition).map((unfolded) =>
    printValue(known.attribute, unfolded.parameters.get(name)),
  );
  const used = alternatives(values.filter((value) => value !== ''));
  return lines(describeAttribute(known), used && `Used with ${used}`);
}

/** `out_channels` or `x.channels` in an expression. */
export function describeExpressionName(
  analysis: Analysis,
  { definition, path, range }: Extract<Place, { kind: 'name' }>,
): string {
  const [name = ''] = path;
  if (path.length === 1 && name === 'index') return `**${code('index')}** — the number of the copy, from 0`;
  if (path.length === 1) return describeParameter(analysis, definition, name);
  const values = unfoldingsOf(analysis, definition)
    .map((unfolded) => evaluate({ kind: 'name', path, range }, scopeOf(unfolded)))
    .map((value) => (value.kind === 'value' ? show(value.value) : '?'));
  return lines(
    `**${code(path.join('.'))}** — ${alternatives(values) || '?'}`,
    describeSource(analysis, definition, name, 0),
  );
}
