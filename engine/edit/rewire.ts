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
  const nodes = entryOf(source.root, 'nodes')?.value ?? null;
  const edits: TextEdit[] = [];
  for (const definition of analysis.network.nodes) {
    const wires = change.wires.get(definition.name);
    const entry = entryOf(nodes, definition.name);
    if (wires === undefined || entry === undefined) continue;
    const from = entryOf(entry.value, 'from')?.value;
    if (definition.from !== undefined && from) {
      edits.push(...rewriteReferences(source, definition.from, wires, from));
    } else if (!sameWires(wires, definition.from ?? implicitWires(analysis, change, definition.name))) {
      edits.push(addFrom(source, entry.value, wires));
    }
  }
  return [...edits, ...rewireOutputs(analysis, source, change)];
}

/** What a node without `from` reads, given the order of the changed text. */
export function implicitWires(analysis: Analysis, change: Change, name: string): readonly Wire[] {
  const above = change.order[change.order.indexOf(name) - 1];
  return above === undefined ? implicitSource(analysis.network, undefined) : [{ name: above, port: 0 }];
}

function rewireOutputs(analysis: Analysis, source: Source, change: Change): readonly TextEdit[] {
  const entry = entryOf(source.root, 'outputs');
  if (change.outputs === undefined) return [];
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
  const last = entriesOf(source.root).at(-1);
  if (last?.name !== 'nodes' || !isMap(last.value) || last.value.flow) return last;
  return entriesOf(last.value).findLast((entry) => change.wires.has(entry.name)) ?? last;
}

function addFrom(source: Source, value: Node | null, wires: readonly Wire[]): TextEdit {
  if (isMap(value)) {
    const op = entriesOf(value).findIndex((entry) => entry.name === 'op');
    return insertEntry(source, value, op, 'from', printWires(wires));
  }
  // `relu: ReLU` has no place for anything else.
  const start = value === null ? 0 : startOf(value);
  const end = value === null ? 0 : endOf(source, value);
  return { start, end, text: `{op: ${source.text.slice(start, end)}, from: ${printWires(wires)}}` };
}
