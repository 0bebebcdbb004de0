import { countsOf, workClasses } from '../analysis/counts.ts';
import { receptiveFieldOf, receptiveFieldReceipt } from '../analysis/receptiveField.ts';
import { children, type Graph, type GraphNode, isUnresolved, type Tensor } from '../graph/graph.ts';
import type { LibraryEntry } from '../library/library.ts';
import type { Counts } from '../operators/counts.ts';
import type { WorkClass } from '../operators/operator.ts';
import { printCount, printReceipt } from '../operators/receipt.ts';
import { printShape } from '../tensor/shape.ts';
import { attributesOf, printValue } from './attributeText.ts';
import { foldedReceipt } from './foldedReceipt.ts';
import { code, lines, link, paragraphs } from './markdown.ts';
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
    lines(...describeCounts(node), describeReceptiveField(graph, node)),
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

/** `802,816 activation · 401,408 elementwise`: all that is not multiply-accumulates. */
export function printOtherWork(work: Counts['work']): string {
  return workClasses
    .filter((name) => name !== 'macs' && work[name] > 0)
    .map((name) => `${printCount(work[name])} ${workNames[name]}`)
    .join(' · ');
}

const workNames: Readonly<Record<WorkClass, string>> = {
  macs: 'MACs',
  bias: 'for biases',
  normalization: 'for normalization',
  activation: 'for activations',
  pooling: 'for pooling',
  elementwise: 'elementwise',
};

function describeCounts(node: GraphNode): readonly (string | undefined)[] {
  const counts = countsOf(node);
  const other = printOtherWork(counts.work);
  return [
    counts.parameters === 0 ? 'No parameters' : `Parameters: ${code(foldedReceipt(node, 'parameters'))}`,
    counts.buffers === 0 ? undefined : `Buffers: ${code(foldedReceipt(node, 'buffers'))}`,
    counts.macs === 0 ? undefined : `MACs: ${code(foldedReceipt(node, 'macs'))}`,
    other === '' ? undefined : `Other operations: ${other}`,
  ];
}

/** How much of the input one position of the output sees; of an operator how that comes about. */
function describeReceptiveField(graph: Graph, node: GraphNode): string | undefined {
  const [output] = node.outputs;
  const field = output && receptiveFieldOf(graph).get(output);
  if (field === undefined) return undefined;
  if (field === 'global') return 'Receptive field: the whole input';
  const [height, width] = field;
  const arithmetic = node.kind === 'operator' ? receptiveFieldReceipt(graph, node, 0) : undefined;
  const grows = arithmetic !== undefined && arithmetic.terms.length > 1 && height.size === width.size;
  return `Receptive field: ${height.size} × ${width.size}${grows ? `, each ${code(printReceipt(arithmetic))}` : ''}`;
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
