import type { Analysis } from '../analysis/analyze.ts';
import { depthOf } from '../analysis/depth.ts';
import { memoryOf } from '../analysis/memory.ts';
import { type Graph, operatorNodes } from '../graph/graph.ts';
import type { Counts } from '../operators/counts.ts';
import { printCount } from '../operators/receipt.ts';
import { sumOfNodes } from './foldedReceipt.ts';
import { code, lines, paragraphs, plain } from './markdown.ts';
import { printOtherWork, printTensor } from './nodeText.ts';

/** The whole network in a few lines: what goes in and out, and the totals with where they come from. */
export function describeNetwork(analysis: Analysis): string {
  const { network, graph, totals } = analysis;
  const ports = [...graph.inputs, ...graph.outputs].length;
  return paragraphs(
    `**${plain(network.name)}**`,
    ports === 0 ? '' : `${printPorts(graph.inputs)} → ${printPorts(graph.outputs)}`,
    printPartial(analysis.unresolved),
    lines(
      `Parameters: ${code(sumOfNodes(graph.nodes, 'parameters'))}`,
      totals.buffers === 0 ? undefined : `Buffers: ${printCount(totals.buffers)}`,
      `MACs for one sample: ${code(sumOfNodes(graph.nodes, 'macs'))}`,
      `Other operations: ${printOtherWork(totals.work)}`,
      `FLOPs, two for each MAC and one for every other operation: ${printCount(flops(totals))}`,
      describeMemory(graph),
      `Depth: ${depthOf(graph).layers} convolutions and linear layers, of ${printCount([...operatorNodes(graph.nodes)].length)} operators`,
    ),
    network.doc === '' ? '' : `---\n\n${network.doc}`,
  );
}

/** In 32-bit floats, for one sample. */
function describeMemory(graph: Graph): string {
  const { weights, buffers, inference, training } = memoryOf(graph);
  const parts = [
    `${printBytes(weights.total + buffers.total)} of weights`,
    `${printBytes(inference.receipt.total)} more to run`,
    `${printBytes(training.receipt.total)} more to train, without gradients of the weights`,
  ];
  return `Memory: ${parts.join(', ')}`;
}

/** `25,557,032 parameters · 4,089,184,256 MACs`: the totals in one line. */
export function printTotals({ totals, unresolved }: Analysis, print: (count: number) => string = printCount): string {
  const partial = unresolved === 0 ? '' : ` · ${printNodes(unresolved)} missing`;
  return `${print(totals.parameters)} parameters · ${print(totals.macs)} MACs${partial}`;
}

/** `25.6 M`: three digits, for where there is little room. Below ten thousand the number itself. */
export function printShort(count: number): string {
  if (count < 10_000) return printCount(count);
  // What would round up to a thousand belongs to the next unit.
  const unit = units.find(({ size }) => count >= 0.9995 * size) ?? thousand;
  return `${(count / unit.size).toPrecision(3)} ${unit.letter}`;
}

/** `97.8 MB` */
export function printBytes(bytes: number): string {
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  return bytes >= 1e3 ? `${(bytes / 1e3).toFixed(1)} kB` : `${bytes} bytes`;
}

/** Two for each multiply-accumulate, one for every other elementary operation. */
export function flops({ work }: Counts): number {
  return Object.values(work).reduce((sum, count) => sum + count, work.macs);
}

const thousand = { size: 1e3, letter: 'k' };
const units = [{ size: 1e12, letter: 'T' }, { size: 1e9, letter: 'G' }, { size: 1e6, letter: 'M' }, thousand];

function printPartial(unresolved: number): string {
  return unresolved === 0
    ? ''
    : `**Partial:** ${printNodes(unresolved)} could not be worked out and are missing from the sums.`;
}

function printNodes(count: number): string {
  return count === 1 ? '1 node' : `${count} nodes`;
}

function printPorts(ports: Analysis['graph']['inputs']): string {
  return ports.map(({ name, tensor }) => `${code(name)} ${printTensor(tensor)}`).join(', ');
}
