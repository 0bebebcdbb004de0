import { isMap, isScalar, parseDocument } from 'yaml';
import type { Intention } from '../view/intention.ts';
import type { Edited } from './edited.ts';
import { flowValue, insertEntry, removeEntries } from './mapping.ts';
import { endOf, entriesOf, entryOf, type MapEntry, type Source, startOf } from './source.ts';

/** Writes, changes or removes one attribute of a node (or its `repeat` or `when`). */
export function setAttribute(
  source: Source,
  { node, attribute, text }: Extract<Intention, { kind: 'set-attribute' }>,
): Edited {
  const entry = entryOf(source.nodes, node);
  return entry === undefined
    ? { refused: `${node} is no longer there.` }
    : writeAttribute(source, entry, attribute, text);
}

/** The same for a node wherever it is written, in a block too. Without a text the attribute is removed. */
export function writeAttribute(source: Source, entry: MapEntry, attribute: string, text: string | undefined): Edited {
  const { value } = entry;
  const written = text === undefined ? undefined : flowValue(text.trim());
  if (written !== undefined && !isOneValue(written)) {
    return { refused: `Expected a number, a word, a list such as [3, 5] or an expression after =, found ${text}` };
  }
  if (isScalar(value) && !isMap(value)) {
    // `relu: ReLU` has no place for anything else.
    if (written === undefined) return { edits: [] };
    const start = startOf(value);
    const end = endOf(source, value);
    const node = `{op: ${source.text.slice(start, end)}, ${attribute}: ${written}}`;
    return { edits: [{ start, end, text: attribute === 'op' ? written : node }] };
  }
  if (!isMap(value)) return { refused: `${entry.name} is written in a way that only the text editor can change.` };
  const entries = entriesOf(value);
  const existing = entryOf(entries, attribute);
  if (written === undefined) return { edits: removeEntries(source, entries, (each) => each.name === attribute) };
  if (existing === undefined) return { edits: [insertEntry(source, value, entries.at(-1), attribute, written)] };
  if (existing.value === null || existing.value.range === undefined || existing.value.range === null) {
    return {
      refused: `${attribute} of ${entry.name} has no value that could be replaced; change it in the text editor.`,
    };
  }
  const start = startOf(existing.value);
  const end = endOf(source, existing.value);
  // `stride:` with nothing behind it
  const gap = start === end && source.text[start - 1] === ':' ? ' ' : '';
  return source.text.slice(start, end) === written
    ? { edits: [] }
    : { edits: [{ start, end: Math.max(start, end), text: gap + written }] };
}

/** One line that is one YAML value wherever it stands: no key, no comment, no second value. */
function isOneValue(text: string): boolean {
  if (text === '' || /[\r\n]/.test(text)) return false;
  const document = parseDocument(`{a: ${text}}`, { prettyErrors: false });
  if (document.errors.length > 0 || !isMap(document.contents)) return false;
  const [entry, ...more] = entriesOf(document.contents);
  const value = entry?.value;
  return more.length === 0 && value !== null && value !== undefined && !isMap(value) && endsWithText(value, text);
}

function endsWithText(value: { readonly range?: readonly [number, number, number] | null }, text: string): boolean {
  return value.range?.[0] === 4 && value.range[1] === 4 + text.length;
}
