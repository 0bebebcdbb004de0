import { isCollection, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { entriesOf, type MapEntry } from '../edit/source.ts';
import type { Range } from '../spec/range.ts';

/** Where somebody is typing, in a text that may be half written. */
export interface Cursor {
  /** The keys around it from the outside in, `-` for the items of lists: `['nodes', 'conv1']`. A value's own key is the last. */
  readonly path: readonly string[];
  readonly slot: 'key' | 'value';
  /** Everything from the beginning of the key or value to the cursor: `=x.channels // gro`. */
  readonly before: string;
  /** The word at the cursor, and where it stands. */
  readonly word: string;
  readonly range: Range;
  /** What stands beside it in the same mapping: keys with their values where those are plain. */
  readonly siblings: ReadonlyMap<string, string>;
  /** Whether it stands inside braces or brackets. */
  readonly flow: boolean;
}

/**
 * Asks the YAML parser where a word at this offset would belong: a mark that no text holds is put there, and looked for
 * in the tree. Undefined in a comment. Brackets that are not closed yet end where the next line begins a new key.
 */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const marked = text.slice(0, offset) + mark + text.slice(offset);
  const { contents } = parseDocument(marked, { prettyErrors: false, uniqueKeys: false });
  const spot = find(contents, { path: [], siblings: new Map(), flow: false });
  if (spot === undefined) return undefined;
  const start = offset - (/\w*$/.exec(spot.before)?.[0].length ?? 0);
  const end = offset + (/^\w*/.exec(text.slice(offset))?.[0].length ?? 0);
  const cursor = { ...spot, word: text.slice(start, end), range: { start, end } };
  return cursor.slot === 'value' && isAlone(text, start, cursor) ? { ...cursor, slot: 'key' } : cursor;
}

/** From Unicode's private area. */
const mark = '\uE000';

type Around = Pick<Cursor, 'path' | 'siblings' | 'flow'>;
type Spot = Around & Pick<Cursor, 'slot' | 'before'>;

/** A word on a line of its own, below a key that has no value yet, will be a key. */
function isAlone(text: string, start: number, { path, flow }: Cursor): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return !flow && path.at(-1) !== '-' && line.trim() === '';
}

function find(node: Node | null, around: Around): Spot | undefined {
  if (isScalar(node)) return isMarked(node) ? { ...around, slot: 'value', before: textBefore(node) } : undefined;
  const flow = around.flow || (isCollection(node) && node.flow === true);
  if (isSeq<Node>(node)) {
    const inside = { path: [...around.path, '-'], siblings: new Map(), flow };
    return first(node.items, (item) => find(item, inside));
  }
  const entries = entriesOf(node);
  return first(entries, (entry) => {
    const { name, key, value } = entry;
    if (isMarked(key)) {
      return { path: around.path, siblings: siblingsOf(entry, entries), flow, slot: 'key', before: textBefore(key) };
    }
    const spot = find(value, { path: [...around.path, name], siblings: new Map(), flow });
    return spot && isScalar(value) ? { ...spot, siblings: siblingsOf(entry, entries) } : spot;
  });
}

function siblingsOf(entry: MapEntry, entries: readonly MapEntry[]): Cursor['siblings'] {
  return new Map(entries.filter((each) => each !== entry).map(({ name, value }) => [name, scalarOf(value)]));
}

function textBefore(node: Node): string {
  return isScalar(node) ? (String(node.value).split(mark)[0] ?? '') : '';
}

function isMarked(node: Node): boolean {
  return isScalar(node) && typeof node.value === 'string' && node.value.includes(mark);
}

function scalarOf(node: Node | null): string {
  return isScalar(node) && node.value !== null ? String(node.value) : '';
}

function first<Item, Found>(items: readonly Item[], of: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = of(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
