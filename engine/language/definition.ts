import type { Analysis } from '../analysis/analyze.ts';
import type { Range } from '../spec/range.ts';
import { mentionAt, type Target } from './target.ts';

export interface DefinitionLink {
  /** The name that was followed. */
  readonly from: Range;
  /** Where it is declared: in the file, or in the text of a block that ships with the engine. */
  readonly to: Range;
  readonly builtInBlock?: string;
}

/** Where that which is named at an offset is declared. */
export function definitionAt(analysis: Analysis, offset: number): DefinitionLink | undefined {
  const mention = mentionAt(analysis, offset);
  if (mention === undefined) return undefined;
  const { target, range: from } = mention;
  const to = target.declared.nameRange;
  return { from, to, ...(isBuiltIn(target) && { builtInBlock: target.definition.name }) };
}

export function isBuiltIn({ definition }: Target): boolean {
  return definition.origin === 'built-in';
}
