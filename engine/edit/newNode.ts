import { isMap } from 'yaml';
import type { Analysis } from '../analysis/analyze.ts';
import type { Tensor, Source as Wire } from '../graph/graph.ts';
import { libraryWith } from '../library/library.ts';
import { didYouMean } from '../library/nearest.ts';
import type { StarterValue } from '../operators/operator.ts';
import { printWires } from './change.ts';
import { commentsIn } from './comments.ts';
import { insertAbove, insertBelow } from './mapping.ts';
import { entryEnd, entryOf, indentOf, lineEnd, type Source, startOf } from './source.ts';
import { freeName, printStarter, starterAttributes } from './starter.ts';
import type { TextEdit } from './textEdit.ts';

export interface NewNode {
  readonly name: string;
  readonly op: string;
  /** Undefined: it reads the node above without saying so. */
  readonly from: readonly Wire[] | undefined;
  readonly attributes: Readonly<Record<string, StarterValue>>;
}

/** A node of `op` that reads `wires`, with a free name and the attributes it needs to work there. */
export function newNode(
  analysis: Analysis,
  op: string,
  wires: readonly Wire[],
): NewNode | { readonly refused: string } {
  const library = libraryWith(analysis.network.blocks);
  const entry = library.find(op);
  if (entry === undefined)
    return { refused: `There is no operator or block ${op}. ${didYouMean(library.similar(op))}`.trim() };
  const shapes = wires.map((wire) => tensorOf(analysis, wire)?.shape);
  const taken = new Set([...analysis.network.inputs, ...analysis.network.nodes].map((each) => each.name));
  return { name: freeName(op, taken), op, from: undefined, attributes: starterAttributes(entry, shapes) };
}

/** The edit that writes the node below another, or above all. */
export function writeNode(source: Source, above: string | undefined, node: NewNode): TextEdit {
  const text = printNode(node);
  const neighbour = above === undefined ? undefined : entryOf(source.nodes, above);
  if (neighbour !== undefined) return insertBelow(source, neighbour, node.name, text);
  const [first] = source.nodes;
  return first === undefined
    ? writeFirst(source, [`${node.name}: ${text}`])
    : insertAbove(source, first, node.name, text);
}

/** The edit that writes entries as they are, each on lines of its own, below a node or above all. */
export function writeNodes(
  source: Source,
  above: string | undefined,
  entries: readonly string[],
): TextEdit | { readonly refused: string } {
  const neighbour = above === undefined ? undefined : entryOf(source.nodes, above);
  const place = neighbour ?? source.nodes[0];
  const lines = entries.flatMap((entry) => entry.split('\n'));
  if (place === undefined) return writeFirst(source, lines);
  if (place.inFlow) {
    if (lines.length > entries.length || lines.some((line) => commentsIn(line, 'in lines').length > 0))
      return { refused: 'The nodes are written between braces. Paste in the text editor.' };
    const end = neighbour === undefined ? place.start : entryEnd(source, neighbour);
    const text = lines.join(', ');
    return { start: end, end, text: neighbour === undefined ? `${text}, ` : `, ${text}` };
  }
  const newLine = `${source.lineBreak}${indentOf(source, place)}`;
  if (neighbour === undefined)
    return { start: place.start, end: place.start, text: `${lines.join(newLine)}${newLine}` };
  const end = lineEnd(source, entryEnd(source, neighbour));
  return { start: end, end, text: lines.map((line) => `${newLine}${line}`).join('') };
}

function writeFirst(source: Source, lines: readonly string[]): TextEdit {
  const nodes = entryOf(source.sections, 'nodes');
  if (nodes === undefined) return writeSection(source, lines);
  const { value } = nodes;
  // `nodes:` or `nodes: {}`
  const indented = lines.map((line) => `${source.lineBreak}  ${line}`).join('');
  if (value !== null && isMap(value)) {
    const [start, end] = [startOf(value), value.range?.[1] ?? 0];
    if (commentsIn(source.text.slice(start, end), 'in lines').length === 0) return { start, end, text: indented };
    return { start: end - 1, end: end - 1, text: lines.join(', ') };
  }
  const end = lineEnd(source, entryEnd(source, nodes));
  return { start: end, end, text: indented };
}

export function tensorOf(analysis: Analysis, wire: Wire): Tensor | undefined {
  const input = analysis.graph.inputs.find((each) => each.name === wire.name);
  return input?.tensor ?? analysis.graph.nodes.find((node) => node.name === wire.name)?.outputs[wire.port];
}

function printNode({ op, from, attributes }: NewNode): string {
  const parts = [`op: ${op}`, ...(from === undefined ? [] : [`from: ${printWires(from)}`])];
  for (const [name, value] of Object.entries(attributes)) {
    parts.push(`${name}: ${printStarter(value)}`);
  }
  return `{${parts.join(', ')}}`;
}

/** `nodes:` with its first nodes, and an input where there is none: before `outputs` where there is one, else at the end. */
function writeSection(source: Source, lines: readonly string[]): TextEdit {
  // A network that begins with its first node needs something to read.
  const inputs = entryOf(source.sections, 'inputs') ? [] : ['inputs:', '  image: [3, 224, 224]'];
  const section = [...inputs, 'nodes:', ...lines.map((line) => `  ${line}`)].join(source.lineBreak);
  const outputs = entryOf(source.sections, 'outputs');
  if (outputs !== undefined) {
    const { start } = outputs;
    return { start, end: start, text: `${section}${source.lineBreak}` };
  }
  const end = source.text.length;
  const fresh = source.text === '' || source.text.endsWith('\n');
  return { start: end, end, text: fresh ? `${section}${source.lineBreak}` : `${source.lineBreak}${section}` };
}
