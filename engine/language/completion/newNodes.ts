import { freeName } from '../../edit/starter.ts';
import { arity } from '../../graph/wiring.ts';
import type { LibraryEntry } from '../../library/library.ts';
import { type Completion, literal, placeholder } from './completion.ts';
import { hasColon } from './keys.ts';
import { allOperators, attributesToFillIn } from './operators.ts';
import type { Place } from './place.ts';

/** A whole line for each operator: a free name, the operator, and what it must be told. */
export function newNodes(place: Place): readonly Completion[] {
  const { definition, analysis, cursor } = place;
  if (hasColon(analysis.text, cursor.range.end)) return [];
  const names = new Set([...definition.inputs, ...definition.nodes].map((each) => each.name));
  return allOperators(place, (op, entry) => {
    const from = fromToFillIn(place, entry);
    const given = attributesToFillIn(place, entry, from.length > 0 ? 4 : 2);
    return `${placeholder(1, freeName(op, names))}: {${[`op: ${literal(op)}`, ...from, ...given].join(', ')}\\}`;
  });
}

/** Where one input is not enough, `from` must say what to read. */
function fromToFillIn(place: Place, entry: LibraryEntry): readonly string[] {
  if (arity(entry).least < 2) return [];
  return [`from: [${placeholder(2, place.above ?? 'first')}, ${placeholder(3, 'second')}]`];
}
