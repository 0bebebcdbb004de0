import type { Analysis } from '../../analysis/analyze.ts';
import type { TextEdit } from '../../edit/textEdit.ts';
import type { Problem } from '../../spec/problem.ts';
import type { Range } from '../../spec/range.ts';

/** A way out of a problem: what it does in a few words, and the edits that do it. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export type Fixer = (analysis: Analysis, problem: Problem) => readonly Fix[];

/** One fix for each word that could stand in the place of what stands there. */
export function changesTo(range: Range, words: readonly string[]): readonly Fix[] {
  return words.map((word) => ({
    title: `Change to ${word}`,
    edits: [{ start: range.start, end: range.end, text: word }],
  }));
}

export function insertion(title: string, at: number, text: string): Fix {
  return { title, edits: [{ start: at, end: at, text }] };
}

/** What the problem points at. */
export function textAt({ text }: Analysis, { range }: Problem): string {
  return text.slice(range.start, range.end);
}
