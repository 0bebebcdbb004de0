import { isMap, type Node } from 'yaml';
import type { Analysis } from '../analysis/analyze.ts';
import type { Source as Wire } from '../graph/graph.ts';
import { implicitSource } from '../graph/wiring.ts';
import { type Change, outputsOf, printWire, printWires, sameWires } from './change.ts';
import { insertEntry } from './mapping.ts';
import { rewriteReferences } from './references.ts';
import { endOf, entriesOf, entryEnd, entryOf, lineEnd, type MapEntry, type Source, startOf } from './source.ts';
import type { TextEdit } from './textEdit.ts';

/**
 * The edits that bring the `from` of every node that stays, and `outputs`, in line with the changed wires. A node that
 * reads the one above it without saying so goes on saying nothing as long as that is still true.
 */
export function rewire(analysis: Analysis, source: Source, change: Change): readonly TextEdit[] {
  const definitions = new Map(analysis.network.nodes.map((node) => [node.name, node]));
  const entries = new Map(source.nodes.toReversed().map((entry) => [entry.name, entry]));
  const edits: TextEdit[] = [];
  for (const [index, name] of change.order.entries()) {
    const said = definitions.get(name)?.from;
    const wires = change.wires.get(name);
    const entry = entries.get(name);
    if (wires === undefined || entry === undefined) continue;
    if (sameWires(wires, said ?? implicitWires(analysis, change.order[index - 1]))) continue;
    const from = entryOf(entriesOf(entry.value), 'from')?.value;
    if (said !== undefined && from) edits.push(...rewriteReferences(source, said, wires, from));
    else edits.push(addFrom(source, entry.value, wires));
  }
  return [...edits, ...rewireOutputs(analysis, source, change)];
}

/** What a node without `from` reads, below another or above all. */
export function implicitWires(analysis: Analysis, above: string | undefined): readonly Wire[] {
  return above === undefined ? implicitSource(analysis.network, undefined) : [{ name: above, port: 0 }];
}

function rewireOutputs(analysis: Analysis, source: Source, change: Change): readonly TextEdit[] {
  if (change.outputs === undefined) return [];
  const entry = entryOf(source.sections, 'outputs');
  if (entry?.value && analysis.network.outputs !== undefined) {
    return rewriteReferences(source, analysis.network.outputs, outputsOf(change), entry.value);
  }
  const last = lastEntry(source, change);
  if (last === undefined) return [];
  const end = lineEnd(source, entryEnd(source, last));
  return [{ start: end, end, text: `${source.lineBreak}outputs: [${change.outputs.map(printWire).join(', ')}]` }];
}

/** The last entry of the file; of nodes at its end, the last that stays. */
function lastEntry(source: Source, change: Change): MapEntry | undefined {
  const last = source.sections.at(-1);
  if (last?.name !== 'nodes' || source.nodes[0]?.inFlow !== false) return last;
  return source.nodes.findLast((entry) => change.wires.has(entry.name)) ?? last;
}

/** Lets a node that says nothing of the kind say what it reads. */
export function addFrom(source: Source, value: Node | null, wires: readonly Wire[]): TextEdit {
  if (isMap(value)) return insertEntry(source, value, entryOf(entriesOf(value), 'op'), 'from', printWires(wires));
  // `relu: ReLU` has no place for anything else.
  const start = value === null ? 0 : startOf(value);
  const end = value === null ? 0 : endOf(source, value);
  return { start, end, text: `{op: ${source.text.slice(start, end)}, from: ${printWires(wires)}}` };
}
