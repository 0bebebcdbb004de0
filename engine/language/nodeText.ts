import { countsOf } from '../analysis/counts.ts';
import { children, type Graph, type GraphNode, isUnresolved, type Tensor } from '../graph/graph.ts';
import type { LibraryEntry } from '../library/library.ts';
import { printShape } from '../tensor/shape.ts';
import { attributesOf, printValue } from './attributeText.ts';
import { describeFigures } from './figure.ts';
import { foldedReceipt } from './foldedReceipt.ts';
import { code, lines, link, paragraphs } from './markdown.ts';
import { nodeFigures } from './nodeFigures.ts';
import { firstCopy } from './unfolded.ts';

/** `3 × 224 × 224`, or `?` while it is not known. */
export function printTensor(tensor: Tensor | undefined): string {
  return tensor?.shape === undefined ? '?' : printShape(tensor.shape) || 'one number';
}

export function printTensors(tensors: readonly Tensor[]): string {
  return tensors.map(printTensor).join(', ');
}

/** What flows in and out, and what that costs, with the arithmetic. */
export function describeNode(graph: Graph, node: GraphNode): string {
  if (node.kind === 'skipped') return 'Left out: its `when` does not hold, and its first input passes through.';
  if (isUnresolved(node) && children(node).length === 0)
    return 'Nothing can be said yet: something here, or before it, is wrong or not fixed.';
  const partial = isUnresolved(node) ? 'Something inside is wrong; the numbers are those of the rest.' : undefined;
  return paragraphs(
    `${printTensors(node.inputs)} → **${printTensors(node.outputs)}**`,
    partial,
    describeFigures(nodeFigures(graph, node)),
    copiesOf(node),
  );
}

/** What an operator or block does, and where to read more. */
export function describeEntry(entry: LibraryEntry): string {
  const { doc, source, name } = entry.kind === 'operator' ? entry.operator : entry.block;
  const own = entry.kind === 'block' && entry.block.origin === 'file';
  return paragraphs(
    doc || (own ? 'A block of this file.' : ''),
    source === '' ? '' : link(sourceName(source, name), source),
  );
}

/** The values that a block works with for this node: what is given and what its defaults come to. */
export function describeParameters(node: GraphNode): string {
  const block = firstCopy(node);
  if (block?.kind !== 'block') return '';
  return attributesOf({ kind: 'block', block: block.block })
    .map(({ name, attribute }) => ({ name, value: printValue(attribute, block.parameters.get(name)) }))
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => code(`${name}: ${value}`))
    .join(' · ');
}

/** A line with `repeat` speaks of all copies; this tells one apart. */
function copiesOf(node: GraphNode): string | undefined {
  if (node.kind !== 'repeat') return undefined;
  const [first, second] = node.copies.map(describeCopy);
  if (first === undefined) return 'No copies: its first input passes through.';
  if (second === undefined) return 'One copy.';
  const title = `${node.copies.length} copies in a row`;
  if (first === second) return lines(`${title}, each ${first}`);
  const others = node.copies.length === 2 ? 'The other' : 'Each of the others';
  return lines(`${title}.`, `The first: ${first}`, `${others}: ${second}`);
}

function describeCopy(copy: GraphNode): string {
  const parameters = countsOf(copy).parameters === 0 ? '' : `, parameters ${code(foldedReceipt(copy, 'parameters'))}`;
  return `${printTensors(copy.inputs)} → ${printTensors(copy.outputs)}${parameters}`;
}

function sourceName(address: string, name: string): string {
  if (address.includes('arxiv.org')) return `The paper (arXiv ${address.slice(address.lastIndexOf('/') + 1)})`;
  return address.includes('pytorch.org') ? `${name} in PyTorch’s manual` : 'Where it comes from';
}
