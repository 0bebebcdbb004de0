import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { entriesOf } from '../edit/source.ts';
import type { Range } from '../spec/range.ts';

/** Where somebody is typing, in a text that may be half written. */
export interface Cursor {
  /** The keys around it from the outside in, items of lists without a name: `['nodes', 'conv1']`. A value's own key is the last. */
  readonly path: readonly string[];
  /** Whether a key or a value belongs here. Where only a word stands after a key, it could still become either. */
  readonly slot: 'key' | 'value';
  /** The word there, and the part of it before the cursor. */
  readonly word: string;
  readonly typed: string;
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
  return find(contents, { path: [], siblings: new Map(), flow: false });
}

/** From Unicode's private area. */
const mark = '\uE000';

type Around = Pick<Cursor, 'path' | 'siblings' | 'flow'>;

function find(node: Node | null, around: Around): Cursor | undefined {
  if (isScalar(node)) return isMarked(node) ? cursorIn(node, 'value', around) : undefined;
  if (isSeq<Node>(node)) {
    const inside = { ...around, path: [...around.path, ''], flow: around.flow || node.flow === true };
    return first(node.items, (item) => find(item, inside));
  }
  if (!isMap(node)) return undefined;
  const entries = entriesOf(node);
  const flow = around.flow || node.flow === true;
  return first(entries, ({ name, key, value }) => {
    const path = [...around.path, name];
    if (!isMarked(key)) return find(value, { path, siblings: new Map(), flow });
    const others = entries
      .filter((entry) => entry.key !== key)
      .map((entry) => [entry.name, scalarOf(entry.value)] as const);
    return cursorIn(key, 'key', { path: around.path, siblings: new Map(others), flow });
  });
}

function cursorIn(node: Node, slot: Cursor['slot'], around: Around): Cursor {
  const text = isScalar(node) ? String(node.source ?? node.value) : '';
  const [typed = '', rest = ''] = text.split(mark);
  const start = (node.range?.[0] ?? 0) + (isQuoted(node) ? 1 : 0);
  return { ...around, slot, word: typed + rest, typed, range: { start, end: start + typed.length + rest.length } };
}

function isMarked(node: Node): boolean {
  return isScalar(node) && typeof node.value === 'string' && node.value.includes(mark);
}

function isQuoted(node: Node): boolean {
  return isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
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
