import { isMap, isScalar, type Node } from 'yaml';
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

/** Takes an entry out of its mapping. Comments on and between its lines stay. */
export function removeEntry(source: Source, map: Node, entry: MapEntry): TextEdit {
  return isMap(map) && map.flow ? removeFromFlow(source, map, entry) : removeLines(source, entry);
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

function removeFromFlow(source: Source, map: Node, entry: MapEntry): TextEdit {
  const { text } = source;
  const start = startOf(entry.key);
  const end = entryEnd(source, entry);
  const after = /^\s*,[ \t]*/.exec(text.slice(end));
  if (after !== null) return { start, end: end + after[0].length, text: '' };
  const before = /,\s*$/.exec(text.slice(startOf(map), start));
  return { start: start - (before?.[0].length ?? 0), end, text: '' };
}

function removeLines(source: Source, entry: MapEntry): TextEdit {
  const keyStart = startOf(entry.key);
  const start = lineStart(source, keyStart);
  const end = lineEnd(source, entryEnd(source, entry));
  const indent = indentOf(source, entry);
  const comments = commentsBetween(source, keyStart, end);
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

/** The blanks after the colon that bring the value under the one of a neighbour which is aligned. */
function padding(source: Source, neighbour: MapEntry, name: string): string {
  const { value } = neighbour;
  if (value === null || (isScalar(value) && value.source === '')) return ' ';
  const keyStart = startOf(neighbour.key);
  const between = source.text.slice(endOf(source, neighbour.key) + 1, startOf(value));
  if (!/^ {2,}$/.test(between)) return ' ';
  return ' '.repeat(Math.max(1, startOf(value) - keyStart - name.length - 1));
}
