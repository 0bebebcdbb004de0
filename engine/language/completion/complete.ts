import type { Analysis } from '../../analysis/analyze.ts';
import { cursorAt } from '../cursor.ts';
import { attributeNames, attributeValues } from './attributes.ts';
import type { Completion } from './completion.ts';
import { expressionNames, isExpression } from './expressions.ts';
import { keys, parameterKindNames } from './keys.ts';
import { newNodes } from './newNodes.ts';
import { operatorNames, shortNodes } from './operators.ts';
import { type Place, placeOf } from './place.ts';
import { references } from './references.ts';

/** What could be written at an offset, best first; also in a text that is only half written. */
export function completionsAt(analysis: Analysis, offset: number): readonly Completion[] {
  const cursor = cursorAt(analysis.text, offset);
  if (cursor === undefined) return [];
  const place = placeOf(analysis, cursor);
  if (isExpression(place)) return expressionNames(place);
  const path = [cursor.slot, ...place.path].join('/');
  const row = rows.find(({ pattern }) => pattern.test(path));
  return row?.completions.flatMap((each) => each(place)) ?? [];
}

interface Row {
  readonly pattern: RegExp;
  readonly completions: readonly ((place: Place) => readonly Completion[])[];
}

/** What belongs where: the path of keys inside a network or block, `-` for the items of lists. */
const rows: readonly Row[] = [
  row('key', keys),
  row('key/nodes', newNodes),
  row('key/nodes/*', attributeNames, keys),
  row('key/nodes/*/rest', attributeNames),
  row('key/parameters/*', keys),
  row('key/laws/-', keys),
  row('value/laws/-', keys),
  row('value/nodes/*', shortNodes),
  row('value/nodes/*/op', operatorNames),
  row('value/nodes/*/from', references),
  row('value/nodes/*/from/-', references),
  row('value/outputs', references),
  row('value/outputs/-', references),
  row('value/parameters/*/kind', parameterKindNames),
  row('value/nodes/*/rest/*', attributeValues),
  row('value/nodes/*/*', attributeValues),
];

function row(path: string, ...completions: Row['completions']): Row {
  return { pattern: new RegExp(`^${path.replaceAll('*', '[^/]+')}$`), completions };
}
