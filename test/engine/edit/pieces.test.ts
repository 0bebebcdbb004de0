import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Analysis, analyze } from '../../../engine/analysis/analyze.ts';
import { edit } from '../../../engine/edit/edit.ts';
import { gestureOn, texts } from './randomGestures.ts';

test('a gesture that reads only the nodes it touches writes what it writes with the whole text read', () => {
  const numbers = fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(texts, fc.array(numbers, { minLength: 1, maxLength: 5 }), (text, gestures) => {
      const analysis = analyze(text);
      for (const each of gestures) {
        const intention = gestureOn(analysis, each);
        expect(edit(analysis, intention), text).toEqual(edit(readAsWhole(analysis), intention));
      }
    }),
    { numRuns: Number(process.env.NETWRIGHT_RUNS ?? 100) },
  );
});

function readAsWhole({ parsed, ...analysis }: Analysis): Analysis {
  const { pieces: _, ...whole } = parsed;
  return { ...analysis, parsed: whole };
}
