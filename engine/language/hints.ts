import type { Analysis } from '../analysis/analyze.ts';
import { countsOf } from '../analysis/counts.ts';
import { children, type GraphNode, isUnresolved } from '../graph/graph.ts';
import { printCount } from '../operators/receipt.ts';
import type { InputDefinition, NodeDefinition } from '../spec/definition.ts';
import type { Range } from '../spec/range.ts';
import { describeNetwork, printTotals } from './networkText.ts';
import { describeNode, printTensors } from './nodeText.ts';
import { graphNodesOf } from './unfolded.ts';

/** A remark at the end of a line. */
export interface Hint {
  readonly offset: number;
  readonly text: string;
  /** Markdown without HTML. */
  readonly tooltip: string;
}

/** What may stand beside the lines. */
export interface HintChoice {
  readonly shape: boolean;
  readonly parameters: boolean;
}

/** What the lines in a part of the text come to. */
export function hintsIn(analysis: Analysis, range: Range, choice: HintChoice): readonly Hint[] {
  const { network, text } = analysis;
  const hints: Hint[] = [];
  const add = (place: Range, of: () => Omit<Hint, 'offset'> | undefined) => {
    if (place.start === place.end || place.start > range.end || place.end < range.start) return;
    const hint = of();
    if (hint !== undefined && hint.text !== '') hints.push({ offset: lineEnd(text, place.end), ...hint });
  };
  if (choice.parameters)
    add(network.nameRange, () => ({ text: printTotals(analysis), tooltip: describeNetwork(analysis) }));
  if (choice.shape) for (const input of network.inputs) add(input.nameRange, () => inputHint(input));
  for (const definition of [network, ...network.blocks]) {
    for (const node of definition.nodes) add(node.nameRange, () => nodeHint(analysis, node, choice));
  }
  return hints;
}

/** `→ 64 × 56 × 56 · 9,408 parameters` */
function nodeHint(analysis: Analysis, node: NodeDefinition, choice: HintChoice): Omit<Hint, 'offset'> | undefined {
  const found = graphNodesOf(analysis, node);
  const [first] = found;
  if (first === undefined) return undefined;
  const text = hintText(first, choice);
  // A block that is used with different sizes has no one answer: here is that of the first use; hovering gives the others.
  const differs = found.some((each) => hintText(each, choice) !== text);
  return {
    text: differs && text !== '' ? `${text} in ${pathAround(first)}` : text,
    tooltip: describeNode(analysis.graph, first),
  };
}

function pathAround({ path }: GraphNode): string {
  return path.slice(0, path.lastIndexOf('.'));
}

function hintText(node: GraphNode, { shape, parameters }: HintChoice): string {
  if (isUnresolved(node) && children(node).length === 0) return '→ ?';
  if (node.kind === 'skipped') return 'left out';
  const count = countsOf(node).parameters;
  const parts = [
    shape ? `→ ${printTensors(node.outputs)}` : '',
    parameters && count > 0 ? `${printCount(count)} parameters` : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** What the numbers of a shape mean. */
function inputHint({ shape }: InputDefinition): Omit<Hint, 'offset'> | undefined {
  const meaning = shape === undefined ? undefined : axes[shape.length];
  return meaning === undefined ? undefined : { text: meaning, tooltip: 'The batch is implied.' };
}

const axes: Readonly<Record<number, string>> = { 1: 'features', 3: 'channels × height × width' };

/** Behind the last letter of the line. */
function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  let end = found < 0 ? text.length : found;
  while (end > offset && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}
