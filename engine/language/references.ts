import type { Analysis } from '../analysis/analyze.ts';
import type { Range } from '../spec/range.ts';
import { mentionAt, mentionsOf } from './target.ts';

/** Every mention of what is named at an offset, in the order of the text. */
export function referencesAt(analysis: Analysis, offset: number, withDeclaration = true): readonly Range[] {
  const mention = mentionAt(analysis, offset);
  if (mention === undefined) return [];
  const { declared } = mention.target;
  const ranges = mentionsOf(analysis, mention.target);
  return withDeclaration ? ranges : ranges.filter((range) => range.start !== declared.nameRange.start);
}
