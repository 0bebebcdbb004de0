import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { problemRecords } from '../../../engine/problems/list.ts';
import { withoutRanges, withRanges } from '../language/marks.ts';

/** Every record is told by something, of its own example, at the marked place; and its way out is one. */
describe.each(problemRecords)('$code', ({ code, severity, wrong, mended }) => {
  test('the wrong text has this problem alone, where it is marked', () => {
    const { text, problems } = analyze(withoutRanges(wrong));
    expect(new Set(problems.map((problem) => `${problem.severity} ${problem.code}`))).toEqual(
      new Set([`${severity} ${code}`]),
    );
    expect(
      withRanges(
        text,
        problems.map(({ range }) => range),
      ),
    ).toBe(wrong);
  });

  test('what is told is one sentence, or several with a full stop each', () => {
    for (const { message } of analyze(withoutRanges(wrong)).problems) {
      expect(message.endsWith('.') || message.endsWith('?')).toBe(/[.?] [A-Z]/.test(message));
    }
  });

  test('the mended text has no problem', () => {
    expect(analyze(mended).problems).toEqual([]);
  });
});

test('a code and a title stand for one problem', () => {
  for (const key of ['code', 'title'] as const) {
    expect(new Set(problemRecords.map((record) => record[key])).size).toBe(problemRecords.length);
  }
});
