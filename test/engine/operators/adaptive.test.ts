import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adaptiveBins, longestBin, reads } from '../../../engine/operators/pooling/adaptive.ts';

// https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool2d.html: windows that cover the input evenly.

test('7 in 3 are windows of 3 that share their edges', () => {
  expect(adaptiveBins(7, 3)).toEqual([
    [0, 3],
    [2, 5],
    [4, 7],
  ]);
});

test('how long they are is told without looking at each', () => {
  const extent = fc.integer({ min: 1, max: 300 });
  fc.assert(
    fc.property(extent, extent, (input, output) => {
      const lengths = adaptiveBins(input, output).map(([start, end]) => end - start);
      expect(reads(input, output)).toBe(lengths.reduce((sum, length) => sum + length, 0));
      expect(longestBin(input, output)).toBe(Math.max(...lengths));
    }),
  );
});
