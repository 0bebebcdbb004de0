import type { AxisField } from '../analysis/axisField.ts';
import { countsOf, workClasses } from '../analysis/counts.ts';
import { tensorBytes } from '../analysis/memory.ts';
import { receptiveFieldOf, receptiveFieldReceipt } from '../analysis/receptiveField.ts';
import { children, type Graph, type GraphNode, isUnresolved } from '../graph/graph.ts';
import type { Counts } from '../operators/counts.ts';
import type { WorkClass } from '../operators/operator.ts';
import { printCount, printReceipt } from '../operators/receipt.ts';
import { type Figure, figure } from './figure.ts';
import { foldedReceipt } from './foldedReceipt.ts';
import { printBytes } from './numbers.ts';
import { openSizes } from './openSizes.ts';

/** What a node weighs, costs and sees, for one sample; of one with something wrong inside, what the rest of it does. */
export function nodeFigures(graph: Graph, node: GraphNode): readonly Figure[] {
  if (isUnresolved(node) && children(node).length === 0) return unknown;
  const counts = countsOf(node);
  const open = openSizes([node], 'macs');
  const other = printOtherWork(counts.work);
  const counted = [
    figure('Parameters', printCount(counts.parameters), foldedReceipt(node, 'parameters')),
    counts.buffers === 0 ? undefined : figure('Buffers', printCount(counts.buffers), foldedReceipt(node, 'buffers')),
    open === undefined ? macsFigure(node, counts) : { title: 'MACs', value: `depend on ${open}` },
    other === '' ? undefined : { title: 'Other operations', value: other },
  ].filter((each) => each !== undefined);
  const partial = isUnresolved(node) ? { remark: 'without what is wrong inside' } : {};
  const seen = [outputFigure(node), fieldFigure(graph, node)].filter((each) => each !== undefined);
  return [...counted.map((each) => ({ ...each, ...partial })), ...seen];
}

const unknown: readonly Figure[] = [
  { title: 'Parameters', value: 'unknown' },
  { title: 'MACs', value: 'unknown' },
];

/** `802,816 for activations · 401,408 elementwise`: all that is not multiply-accumulates. */
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

function macsFigure(node: GraphNode, { macs }: Counts): Figure | undefined {
  return macs === 0 ? undefined : figure('MACs', printCount(macs), foldedReceipt(node, 'macs'));
}

/** In 32-bit floats. */
function outputFigure({ outputs }: GraphNode): Figure | undefined {
  const [output, ...more] = outputs;
  const bytes = output === undefined || more.length > 0 ? undefined : tensorBytes(output);
  return bytes && { title: 'Memory of its output', value: printBytes(bytes.total), receipt: printReceipt(bytes) };
}

/** How much of the input one position of the output sees; of an operator how that comes about. */
function fieldFigure(graph: Graph, node: GraphNode): Figure | undefined {
  const title = 'Receptive field';
  const [output] = node.outputs;
  const field = output && receptiveFieldOf(graph).get(output);
  if (field === undefined) return undefined;
  if (field === 'global') return { title, value: 'the whole input' };
  const [height, width] = field;
  const value = `${height.size} × ${width.size}`;
  const remark = `jump ${both(height.jump, width.jump)}, start ${both(height.start, width.start)}`;
  const arithmetic = node.kind === 'operator' ? receptiveFieldReceipt(graph, node, 0) : undefined;
  const grows = arithmetic !== undefined && arithmetic.terms.length > 1 && height.size === width.size;
  return { title, value, ...(grows && { receipt: printReceipt(arithmetic) }), remark };
}

/** One number where height and width have the same. */
function both(height: AxisField['jump'], width: AxisField['jump']): string {
  const [first, second] = [height, width].map((each) => String(Number(each.toFixed(2))).replace('-', '−'));
  return first === second ? `${first}` : `${first} × ${second}`;
}
