import type { PaletteEntry } from '../../../engine/view/snapshot.ts';

export interface PaletteGroup {
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

/** Blocks come before operators, the file's own before those that ship; within that, the library's order holds. */
export function groupPalette(entries: readonly PaletteEntry[], query: string): readonly PaletteGroup[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = entries.filter((entry) => words.every((word) => searchable(entry).includes(word)));
  const ranked = words.length === 0 ? found : found.toSorted((left, right) => rank(left, words) - rank(right, words));
  const groups = new Map<string, PaletteEntry[]>();
  for (const level of [ownBlock, shippedBlock, operator]) {
    for (const entry of ranked.filter(level)) {
      const title = entry.own ? 'In this file' : entry.category;
      const group = groups.get(title);
      if (group) group.push(entry);
      else groups.set(title, [entry]);
    }
  }
  return [...groups].map(([title, members]) => ({ title, entries: members }));
}

const ownBlock = (entry: PaletteEntry): boolean => entry.own;
const shippedBlock = (entry: PaletteEntry): boolean => !entry.own && entry.kind === 'block';
const operator = (entry: PaletteEntry): boolean => !entry.own && entry.kind === 'operator';

function searchable({ name, category, doc }: PaletteEntry): string {
  return `${name} ${category} ${doc}`.toLowerCase();
}

/** A name that begins with the word is meant more likely than one that has it inside, or in its description. */
function rank({ name }: PaletteEntry, words: readonly string[]): number {
  const lower = name.toLowerCase();
  const [first = ''] = words;
  if (lower.startsWith(first)) return 0;
  return lower.includes(first) ? 1 : 2;
}
