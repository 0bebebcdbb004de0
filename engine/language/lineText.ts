import type { Analysis } from '../analysis/analyze.ts';
import { type GraphNode, operatorName } from '../graph/graph.ts';
import { type Library, type LibraryEntry, libraryWith } from '../library/library.ts';
import type { NodeDefinition } from '../spec/definition.ts';
import { attributesOf, describeAttribute, printDefinition, printValue } from './attributeText.ts';
import { alternatives, code, lines, paragraphs } from './markdown.ts';
import { describeEntry, describeNode, describeParameters } from './nodeText.ts';
import { firstCopy, graphNodesOf } from './unfolded.ts';

/** A line of the text: the node with its numbers, then what its operator does. */
export function describeLine(analysis: Analysis, node: NodeDefinition): string {
  const [first] = graphNodesOf(analysis, node);
  const entry = entryOfNode(analysis, node);
  const operator = first === undefined ? opText(node) : operatorName(first) || opText(node);
  const title = `**${code(node.name)}** ${operator === '' ? '' : `— ${code(operator)}`}`;
  const parts = [title, describeUses(analysis, node)];
  if (first !== undefined) parts.push(describeParameters(first));
  if (entry !== undefined) parts.push('---', describeEntry(entry));
  return paragraphs(...parts);
}

/** A line inside a block comes to something different for each node that uses the block. */
function describeUses(analysis: Analysis, node: NodeDefinition): string {
  const found = graphNodesOf(analysis, node);
  const distinct = new Map<string, GraphNode[]>();
  for (const each of found) {
    const description = describeNode(analysis.graph, each);
    distinct.set(description, [...(distinct.get(description) ?? []), each]);
  }
  if (distinct.size <= 1) return distinct.keys().next().value ?? 'No node uses this block yet.';
  const shown = [...distinct]
    .slice(0, mostUses)
    .map(([description, nodes]) => `In ${placesOfNodes(nodes)}: ${description}`);
  const rest = distinct.size - mostUses;
  return paragraphs(...shown, rest > 0 ? `… and ${rest} more` : undefined);
}

const mostUses = 3;

function placesOfNodes(nodes: readonly GraphNode[]): string {
  const [first, ...others] = nodes.map((node) => node.path.slice(0, node.path.lastIndexOf('.')));
  return `${code(first ?? '')}${others.length > 0 ? ` and ${others.length} more` : ''}`;
}

/** An attribute of a node: what it is, and the value it has there. */
export function describeGiven(analysis: Analysis, node: NodeDefinition, name: string): string {
  const entry = entryOfNode(analysis, node);
  const known = entry && attributesOf(entry).find((each) => each.name === name);
  if (known === undefined) return '';
  const values = graphNodesOf(analysis, node).map((each) => printValue(known.attribute, usedValue(each, name)));
  const used = alternatives(values.filter((value) => value !== ''));
  return lines(describeAttribute(known), used && `Here ${used}`);
}

function usedValue(node: GraphNode, name: string): unknown {
  const copy = firstCopy(node);
  if (copy?.kind === 'operator') return copy.attributes[name];
  return copy?.kind === 'block' ? copy.parameters.get(name) : undefined;
}

export function describeName(analysis: Analysis, name: string): string {
  const entry = libraryOf(analysis).find(name);
  return entry === undefined ? '' : paragraphs(`**${code(name)}**`, describeEntry(entry));
}

export function entryOfNode(analysis: Analysis, node: NodeDefinition): LibraryEntry | undefined {
  const [first] = graphNodesOf(analysis, node);
  return libraryOf(analysis).find(first === undefined ? opText(node) : operatorName(first));
}

export function opText(node: NodeDefinition): string {
  return node.op === undefined ? '' : printDefinition(node.op);
}

export function libraryOf(analysis: Analysis): Library {
  return libraryWith(analysis.network.blocks);
}
