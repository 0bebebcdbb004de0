import type { Analysis } from '../analysis/analyze.ts';
import { printCount } from '../operators/receipt.ts';
import { describeFigures } from './figure.ts';
import { code, paragraphs, plain } from './markdown.ts';
import { missingFromSums, networkFigures } from './networkFigures.ts';
import { printTensor } from './nodeText.ts';
import { printNodes } from './numbers.ts';
import { openSizes } from './openSizes.ts';

/** The whole network in a few lines: what goes in and out, and the totals with where they come from. */
export function describeNetwork(analysis: Analysis): string {
  const { network, graph } = analysis;
  const ports = [...graph.inputs, ...graph.outputs].length;
  const missing = missingFromSums(analysis);
  return paragraphs(
    `**${plain(network.name)}**`,
    ports === 0 ? '' : `${printPorts(graph.inputs)} → ${printPorts(graph.outputs)}`,
    missing === undefined ? '' : `**Partial:** ${missing}`,
    `For one sample:\n\n${describeFigures(networkFigures(analysis))}`,
    network.doc === '' ? '' : `---\n\n${network.doc}`,
  );
}

/** `25,557,032 parameters · 4,089,184,256 MACs`: the totals in one line. */
export function printTotals(
  { totals, graph, unresolved }: Analysis,
  print: (count: number) => string = printCount,
): string {
  const open = openSizes(graph.nodes, 'macs');
  const parts = [
    `${print(totals.parameters)} parameters`,
    open === undefined ? `${print(totals.macs)} MACs` : `MACs depend on ${open}`,
    ...(unresolved === 0 ? [] : [`${printNodes(unresolved)} missing`]),
  ];
  return parts.join(' · ');
}

function printPorts(ports: Analysis['graph']['inputs']): string {
  return ports.map(({ name, tensor }) => `${code(name)} ${printTensor(tensor)}`).join(', ');
}
