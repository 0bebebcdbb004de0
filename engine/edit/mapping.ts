import { isMap, isScalar, type Node } from 'yaml';
import { removeFlowItems } from './flow.ts';
import {
  commentsBetween,
  endOf,
  entriesOf,
  entryEnd,
  indentOf,
  lineEnd,
  lineStart,
  type MapEntry,
  type Source,
  startOf,
} from './source.ts';
import type { TextEdit } from './textEdit.ts';

/** Adds `name: value` to a mapping after the entry at `index` (-1: before all), in the style the mapping is written in. */
export function insertEntry(source: Source, map: Node, index: number, name: string, value: string): TextEdit {
  const entries = entriesOf(map);
  const before = entries[index];
  const first = entries[0];
  if (isMap(map) && map.flow) return insertInFlow(source, map, before, first, `${name}: ${value}`);
  if (before !== undefined) {
    const end = lineEnd(source, entryEnd(source, before));
    const written = `${name}:${padding(source, before, name)}${value}`;
    return { start: end, end, text: `${source.lineBreak}${indentOf(source, before)}${written}` };
  }
  if (first === undefined) return { start: endOf(source, map), end: endOf(source, map), text: `${name}: ${value}` };
  const start = startOf(first.key);
  const written = `${name}:${padding(source, first, name)}${value}`;
  return { start, end: start, text: `${written}${source.lineBreak}${indentOf(source, first)}` };
}

/** Takes entries out of their mapping. Comments on and between their lines stay. */
export function removeEntries(source: Source, map: Node, isRemoved: (entry: MapEntry) => boolean): readonly TextEdit[] {
  const entries = entriesOf(map);
  if (!isMap(map) || !map.flow) {
    return withoutOverlaps(
      entries.filter(isRemoved).map((entry) => removeLines(source, startOf(entry.key), entryEnd(source, entry))),
    );
  }
  const ranges = entries.map((entry) => ({ start: startOf(entry.key), end: entryEnd(source, entry) }));
  const removed = entries.map(isRemoved);
  return removeFlowItems(source, ranges, (index) => removed[index] === true);
}

/** A value as it may stand in a flow mapping: an expression with commas or brackets is quoted. */
export function flowValue(text: string): string {
  const quoted = /^(?:'.*'|".*")$/.test(text);
  return text.startsWith('=') && !quoted && /[,[\]{}#]|: /.test(text) ? `'${text.replaceAll("'", "''")}'` : text;
}

function insertInFlow(
  source: Source,
  map: Node,
  before: MapEntry | undefined,
  first: MapEntry | undefined,
  written: string,
): TextEdit {
  if (before !== undefined) {
    const end = entryEnd(source, before);
    return { start: end, end, text: `, ${written}` };
  }
  const start = first === undefined ? startOf(map) + 1 : startOf(first.key);
  return { start, end: start, text: first === undefined ? written : `${written}, ` };
}

/** The lines of an entry or item go, but for the comments on them. */
export function removeLines(source: Source, first: number, last: number): TextEdit {
  const start = lineStart(source, first);
  const end = lineEnd(source, last);
  const indent = source.text.slice(start, first);
  const comments = commentsBetween(source, first, end);
  if (comments.length > 0) {
    const kept = comments.map((comment) => `${indent}${comment}`).join(source.lineBreak);
    return { start, end, text: kept };
  }
  const following = source.text.slice(end, end + 2);
  if (following.startsWith('\r\n')) return { start, end: end + 2, text: '' };
  if (following.startsWith('\n')) return { start, end: end + 1, text: '' };
  // The last line has no line break of its own: the one before it goes.
  const preceding = /\r?\n$/.exec(source.text.slice(0, start))?.[0].length ?? 0;
  return { start: start - preceding, end, text: '' };
}

/** Of two last lines without a line break behind them, both would take the one between them. */
export function withoutOverlaps(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.map((edit, index) => ({ ...edit, start: Math.max(edit.start, edits[index - 1]?.end ?? 0) }));
}

/** The blanks after the colon that bring the value under the one of a neighbour which is aligned. */
function padding(source: Source, neighbour: MapEntry, name: string): string {
  const { value } = neighbour;
  if (value === null || (isScalar(value) && value.source === '')) return ' ';
  const keyStart = startOf(neighbour.key);
  const between = source.text.slice(endOf(source, neighbour.key) + 1, startOf(value));
  if (!/^ {2,}$/.test(between)) return ' ';
  return ' '.repeat(Math.max(1, startOf(value) - keyStart - name.length - 1));
}
