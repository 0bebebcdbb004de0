import { type Analysis, analyze } from '../../../engine/analysis/analyze.ts';

/** A network of one input and one node, as one writes it to look at a block: `{op: Bottleneck, width: 64}`. */
export function alone(node: string, shape: readonly (number | string)[]): Analysis {
  return analyze(`inputs: {x: [${shape.join(', ')}]}\nnodes:\n  block: ${node}\n`);
}

/** The sizes of the only output without the batch. */
export function outputOf({ graph }: Analysis): readonly unknown[] | undefined {
  return graph.outputs[0]?.tensor.shape?.slice(1);
}

/** What is wrong, each with the words of the text that are to blame. */
export function told({ text, problems }: Analysis): readonly string[] {
  return problems.map(({ message, range }) => `${text.slice(range.start, range.end)} ⇐ ${message}`);
}
