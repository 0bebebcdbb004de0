import { printStarter, starterAttributes } from '../../edit/starter.ts';
import type { LibraryEntry } from '../../library/library.ts';
import { describeEntry } from '../nodeText.ts';
import { type Completion, literal, placeholder } from './completion.ts';
import type { Place } from './place.ts';

/** Everything that a node can be. With a bare `op: ` comes what the operator must be told. */
export function operatorNames(place: Place): readonly Completion[] {
  const { flow, siblings } = place.cursor;
  const bare = [...siblings.keys()].every((name) => name === 'from');
  return allOperators(place, (name, entry) => {
    const given = bare ? attributesToFillIn(place, entry) : [];
    return [literal(name), ...given].join(flow ? ', ' : '\n');
  });
}

/** `relu: ReLU`, or braces where there is more to say. */
export function shortNodes(place: Place): readonly Completion[] {
  return allOperators(place, (name, entry) => {
    const given = attributesToFillIn(place, entry);
    return given.length === 0 ? literal(name) : `{op: ${[literal(name), ...given].join(', ')}\\}`;
  });
}

/** Operators without anything they must be told: what an `activation` can be. */
export function plainOperatorNames(place: Place): readonly Completion[] {
  return allOperators(place, literal, (entry) => Object.keys(starterAttributes(entry, [])).length === 0);
}

/** Blocks of the file first, then the operators, then the blocks that ship with the engine. */
export function allOperators(
  place: Place,
  snippetFor: (name: string, entry: LibraryEntry) => string,
  isWanted: (entry: LibraryEntry) => boolean = () => true,
): readonly Completion[] {
  const { library, cursor } = place;
  const entries = library.names.map((name) => ({ name, entry: library.find(name) }));
  const inOrder = entries.sort((left, right) => rank(left.entry) - rank(right.entry));
  return inOrder.flatMap(({ name, entry }): readonly Completion[] => {
    if (entry === undefined || !isWanted(entry)) return [];
    const detail = entry.kind === 'operator' ? entry.operator.category : entry.block.category;
    const snippet = snippetFor(name, entry);
    return [
      { kind: entry.kind, label: name, detail, documentation: describeEntry(entry), snippet, range: cursor.range },
    ];
  });
}

function rank(entry: LibraryEntry | undefined): number {
  if (entry?.kind === 'operator') return 1;
  return entry?.block.origin === 'file' ? 0 : 2;
}

/** `out_channels: ${1:64}` for each thing that a new node starts with. */
export function attributesToFillIn(place: Place, entry: LibraryEntry, first = 1): readonly string[] {
  return Object.entries(starterAttributes(entry, place.shapes)).map(([name, value], index) => {
    return `${name}: ${placeholder(first + index, printStarter(value))}`;
  });
}
