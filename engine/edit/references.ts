import { isScalar, isSeq, type Node, type YAMLSeq } from 'yaml';
import type { Source as Wire } from '../graph/graph.ts';
import type { Reference } from '../spec/definition.ts';
import { isSameWire, printWire, printWires, sameWires } from './change.ts';
import { commentsIn } from './comments.ts';
import { removeFlowItems } from './flow.ts';
import { removeLines, withoutOverlaps } from './mapping.ts';
import { endOf, lineEnd, lineStart, type Source, startOf } from './source.ts';
import type { TextEdit } from './textEdit.ts';

/** Brings what stands after `from:` or `outputs:` in line with the wires: only the names that change. Comments stay. */
export function rewriteReferences(
  source: Source,
  before: readonly Reference[],
  after: readonly Wire[],
  value: Node,
): readonly TextEdit[] {
  if (sameWires(before, after)) return [];
  const [only] = before;
  const [wire] = after;
  if (isScalar(value) && only !== undefined && wire !== undefined && after.length === 1) return [replace(only, wire)];
  if (isSeq<Node>(value) && value.items.length === before.length && before.length > 0 && after.length > 0)
    return rewriteItems(source, before, after, value);
  return [rewriteWhole(source, after, value)];
}

function replace({ range }: Reference, wire: Wire): TextEdit {
  return { start: range.start, end: range.end, text: printWire(wire) };
}

function rewriteItems(
  source: Source,
  before: readonly Reference[],
  after: readonly Wire[],
  list: YAMLSeq<Node>,
): readonly TextEdit[] {
  const matches = matched(before, after);
  const replaced = before.flatMap((reference, index) => {
    const wire = after[matches[index] ?? -1];
    return wire === undefined || isSameWire(wire, reference) ? [] : [replace(reference, wire)];
  });
  const added = after.slice(before.length);
  return [
    ...replaced,
    ...removeItems(source, list, (index) => matches[index] === undefined),
    ...(added.length === 0 ? [] : [appendItems(source, list, added)]),
  ];
}

/** For each name that stands there the place of what stands for it afterwards, in order; undefined for one that goes. */
function matched(before: readonly Reference[], after: readonly Wire[]): readonly (number | undefined)[] {
  let next = 0;
  return before.map((reference, index) => {
    const mustGo = before.length - index > after.length - next;
    const wire = after[next];
    return wire === undefined || (mustGo && !isSameWire(reference, wire)) ? undefined : next++;
  });
}

function removeItems(source: Source, list: YAMLSeq<Node>, isRemoved: (index: number) => boolean): readonly TextEdit[] {
  const ranges = list.items.map((item) => ({ start: startOf(item), end: endOf(source, item) }));
  if (list.flow) return removeFlowItems(source, ranges, isRemoved);
  const removed = ranges.filter((_, index) => isRemoved(index));
  return withoutOverlaps(removed.map(({ start, end }) => removeLines(source, dashBefore(source, start), end)));
}

function appendItems(source: Source, list: YAMLSeq<Node>, wires: readonly Wire[]): TextEdit {
  const last = list.items.at(-1) ?? list;
  const end = endOf(source, last);
  if (list.flow) return { start: end, end, text: wires.map((wire) => `, ${printWire(wire)}`).join('') };
  const indent = indentBefore(source, dashBefore(source, startOf(last)));
  const lines = wires.map((wire) => `${source.lineBreak}${indent}- ${printWire(wire)}`);
  const place = lineEnd(source, end);
  return { start: place, end: place, text: lines.join('') };
}

function rewriteWhole(source: Source, wires: readonly Wire[], value: Node): TextEdit {
  const isBlock = isSeq(value) && !value.flow;
  const start = isBlock ? dashBefore(source, startOf(value) + 1) : startOf(value);
  const end = Math.max(start, endOf(source, value));
  const list = `[${wires.map(printWire).join(', ')}]`;
  // `from:` with nothing behind it
  const gap = source.text[start - 1] === ':' ? ' ' : '';
  const indent = indentBefore(source, start);
  const comments = commentsIn(source.text.slice(start, end), 'in lines');
  return {
    start,
    end,
    text: `${gap}${isSeq(value) ? list : printWires(wires)}${comments.map((comment) => `${source.lineBreak}${indent}${comment}`).join('')}`,
  };
}

/** The dash of an item in a list of lines. */
function dashBefore(source: Source, start: number): number {
  return Math.max(source.text.lastIndexOf('-', start - 1), 0);
}

function indentBefore(source: Source, offset: number): string {
  return ' '.repeat(offset - lineStart(source, offset));
}
