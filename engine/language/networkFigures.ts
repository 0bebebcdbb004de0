import type { Analysis } from '../analysis/analyze.ts';
import { flopsOf } from '../analysis/counts.ts';
import { depthOf } from '../analysis/depth.ts';
import type { Peak } from '../analysis/lifetime.ts';
import { memoryOf } from '../analysis/memory.ts';
import { operatorNodes } from '../graph/graph.ts';
import { printCount } from '../operators/receipt.ts';
import { type Figure, figure } from './figure.ts';
import { sumOfNodes } from './foldedReceipt.ts';
import { printOtherWork } from './nodeFigures.ts';
import { printBytes, printNodes } from './numbers.ts';
import { openSizes } from './openSizes.ts';

/** The sums over a network, for one sample. */
export function networkFigures({ graph, totals }: Analysis): readonly Figure[] {
  const { nodes } = graph;
  const { weights, buffers, inference, training } = memoryOf(graph);
  const depth = depthOf(graph);
  const open = openSizes(nodes);
  const other = printOtherWork(totals.work);
  const kept = weights.total + buffers.total;
  return [
    figure('Parameters', printCount(totals.parameters), sumOfNodes(nodes, 'parameters')),
    ...(totals.buffers === 0 ? [] : [figure('Buffers', printCount(totals.buffers), sumOfNodes(nodes, 'buffers'))]),
    ...(open === undefined
      ? [
          figure('MACs', printCount(totals.macs), sumOfNodes(nodes, 'macs')),
          ...(other === '' ? [] : [{ title: 'Other operations', value: other }]),
          {
            title: 'FLOPs',
            value: printCount(flopsOf(totals)),
            remark: 'two for each MAC, one for every other operation',
          },
        ]
      : [{ title: 'MACs', value: `depend on ${open}` }]),
    { title: 'Memory of the weights', value: printBytes(kept) },
    ...(open === undefined
      ? [
          peakFigure('Memory to run', inference, 'beside the weights'),
          peakFigure('Memory to train', training, `in the ${training.pass} pass, without gradients of the weights`),
        ]
      : []),
    {
      title: 'Depth',
      value: depth.layers === 1 ? '1 layer' : `${printCount(depth.layers)} layers`,
      remark: `convolutions and linear layers on the longest way, of ${printCount([...operatorNodes(nodes)].length)} operators`,
    },
  ];
}

/** What the sums leave out, as a sentence; undefined where they are whole. */
export function missingFromSums({ graph, unresolved }: Analysis): string | undefined {
  const open = openSizes(graph.nodes);
  const sentences = [
    unresolved === 0
      ? undefined
      : `${printNodes(unresolved)} could not be worked out and ${unresolved === 1 ? 'is' : 'are'} missing from the sums.`,
    open === undefined ? undefined : `MACs, other operations and memory depend on ${open}.`,
  ];
  const told = sentences.filter((each) => each !== undefined);
  return told.length === 0 ? undefined : told.join(' ');
}

/** The most that is in use at once, and the node that runs then. */
function peakFigure(title: string, { receipt, node }: Peak, remark: string): Figure {
  const place = node === undefined ? '' : `at ${node.path}, `;
  return { title, value: printBytes(receipt.total), remark: `${place}${remark}` };
}
