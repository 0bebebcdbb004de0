import { isScalar, type YAMLMap } from 'yaml';
import { commentsIn } from './comments.ts';
import { removeFlowItems } from './flow.ts';
import {
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

/** Adds `name: value` to a mapping below one of its entries, else before all, in the style the mapping is written in. */
export function insertEntry(
  source: Source,
  map: YAMLMap,
  neighbour: MapEntry | undefined,
  name: string,
  value: string,
): TextEdit {
  if (neighbour !== undefined) return insertBelow(source, neighbour, name, value);
  const [first] = entriesOf(map);
  if (first !== undefined) return insertAbove(source, first, name, value);
  // Only braces can be empty.
  const start = startOf(map) + 1;
  return { start, end: start, text: `${name}: ${value}` };
}

export function insertBelow(source: Source, neighbour: MapEntry, name: string, value: string): TextEdit {
  const end = entryEnd(source, neighbour);
  if (neighbour.inFlow) return { start: end, end, text: `, ${name}: ${value}` };
  const place = lineEnd(source, end);
  const written = `${name}:${padding(source, neighbour, name)}${value}`;
  return { start: place, end: place, text: `${source.lineBreak}${indentOf(source, neighbour)}${written}` };
}

export function insertAbove(source: Source, neighbour: MapEntry, name: string, value: string): TextEdit {
  const { start } = neighbour;
  if (neighbour.inFlow) return { start, end: start, text: `${name}: ${value}, ` };
  const written = `${name}:${padding(source, neighbour, name)}${value}`;
  return { start, end: start, text: `${written}${source.lineBreak}${indentOf(source, neighbour)}` };
}

/** Takes entries out of their mapping. Comments on and between their lines stay. */
export function removeEntries(
  source: Source,
  entries: readonly MapEntry[],
  isRemoved: (entry: MapEntry) => boolean,
): readonly TextEdit[] {
  if (entries[0]?.inFlow !== true) {
    return withoutOverlaps(
      entries.filter(isRemoved).map((entry) => removeLines(source, entry.start, entryEnd(source, entry))),
    );
  }
  const ranges = entries.map((entry) => ({ start: entry.start, end: entryEnd(source, entry) }));
  const removed = entries.map(isRemoved);
  return removeFlowItems(source, ranges, (index) => removed[index] === true);
}

/** A value as it may stand in a flow mapping: an expression with commas or brackets is quoted. */
export function flowValue(text: string): string {
  const quoted = /^(?:'.*'|".*")$/.test(text);
  return text.startsWith('=') && !quoted && /[,[\]{}#]|: /.test(text) ? `'${text.replaceAll("'", "''")}'` : text;
}

/** The lines of an entry or item go, but for the comments on them. */
export function removeLines(source: Source, first: number, last: number): TextEdit {
  const start = lineStart(source, first);
  const end = lineEnd(source, last);
  const indent = source.text.slice(start, first);
  const comments = commentsIn(source.text.slice(first, end), 'in lines');
  if (comments.length > 0) {
    const kept = comments.map((comment) => `${indent}${comment}`).join(source.lineBreak);
    return { start, end, text: kept };
  }
  const following = source.text.slice(end, end + 2);
  if (following.startsWith('\r\n')) return { start, end: end + 2, text: '' };
  if (following.startsWith('\n')) return { start, end: end + 1, text: '' };
  // The last line has no line break of its own: the one before it goes.
  const preceding = /\r?\n$/.exec(source.text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0;
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
  const between = source.text.slice(endOf(source, neighbour.key) + 1, startOf(value));
  if (!/^ {2,}$/.test(between)) return ' ';
  return ' '.repeat(Math.max(1, startOf(value) - neighbour.start - name.length - 1));
}
