import { isMap, isScalar, type Node } from 'yaml';
import type { Analysis } from '../analysis/analyze.ts';
import type { Source as Wire } from '../graph/graph.ts';
import { implicitSource } from '../graph/wiring.ts';
import type { Reference } from '../spec/definition.ts';
import { type Change, isSameWire, outputsOf, printWire, printWires, sameWires } from './change.ts';
import { insertEntry } from './mapping.ts';
import { endOf, entriesOf, entryEnd, entryOf, lineEnd, type Source, startOf } from './source.ts';
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
    if (definition.from !== undefined) {
      const fromEntry = entryOf(entry.value, 'from');
      if (fromEntry?.value) edits.push(...rewriteReferences(source, definition.from, wires, fromEntry.value));
    } else if (!sameWires(wires, implicitWires(analysis, change, definition.name))) {
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
  const last = entriesOf(source.root).at(-1);
  if (last === undefined) return [];
  const end = lineEnd(source, entryEnd(source, last));
  return [{ start: end, end, text: `${source.lineBreak}outputs: [${change.outputs.map(printWire).join(', ')}]` }];
}

/** Only the names that changed, where the number stays; else the whole value. */
function rewriteReferences(
  source: Source,
  before: readonly Reference[],
  after: readonly Wire[],
  value: Node,
): readonly TextEdit[] {
  if (sameWires(before, after)) return [];
  if (before.length !== after.length || (isScalar(value) && after.length !== 1)) {
    const text = isScalar(value) ? printWires(after) : `[${after.map(printWire).join(', ')}]`;
    return [{ start: startOf(value), end: endOf(source, value), text }];
  }
  return before.flatMap((reference, index) => {
    const wire = after[index];
    if (wire === undefined || isSameWire(wire, reference)) return [];
    return [{ start: reference.range.start, end: reference.range.end, text: printWire(wire) }];
  });
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
