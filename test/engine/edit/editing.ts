import { expect } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { edit } from '../../../engine/edit/edit.ts';
import { applyEdits } from '../../../engine/edit/textEdit.ts';
import type { Intention } from '../../../engine/view/intention.ts';

/** What a text becomes by an intention. */
export function edited(before: string, intention: Intention): string {
  const outcome = edit(analyze(before), intention);
  if ('refused' in outcome) throw new Error(`Refused: ${outcome.refused}`);
  // VS Code refuses edits that overlap.
  for (const [index, { start }] of outcome.edits.entries())
    expect(start).toBeGreaterThanOrEqual(outcome.edits[index - 1]?.end ?? 0);
  return applyEdits(before, outcome.edits);
}

/** Checks the whole text after an intention, and that every comment is still there. */
export function checkEdit(before: string, intention: Intention, after: string): void {
  const result = edited(before, intention);
  expect(result).toBe(after);
  for (const comment of before.match(/#[^\r\n]*/g) ?? []) expect(result).toContain(comment);
}

export function checkRefusal(before: string, intention: Intention, reason: RegExp): void {
  const outcome = edit(analyze(before), intention);
  expect('refused' in outcome ? outcome.refused : 'not refused').toMatch(reason);
}
