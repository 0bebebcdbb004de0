import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../engine/operators/operator.ts';
import {
  paddingAfter,
  paddingSides,
  type Slide,
  slideOver,
  span,
  windowCount,
} from '../../../engine/operators/window.ts';
import { printDimension, symbol } from '../../../engine/tensor/dimension.ts';

const extents = fc.integer({ min: 1, max: 60 });

/** What PyTorch takes: padding of half the kernel at most. */
const slides = fc
  .record({
    kernel: fc.integer({ min: 1, max: 9 }),
    stride: fc.integer({ min: 1, max: 9 }),
    dilation: fc.integer({ min: 1, max: 4 }),
    padding: fc.integer({ min: 0, max: 4 }),
    ceil: fc.boolean(),
  })
  .map(({ padding, ...slide }): Slide => {
    const most = Math.min(padding, Math.floor(slide.kernel / 2));
    return { ...slide, before: most, after: most };
  });

describe('the number of windows', () => {
  test('is the number that one finds by sliding', () => {
    fc.assert(
      fc.property(extents, slides, (extent, slide) => {
        const count = Number(windowCount(extent, slide));
        expect(Math.max(0, count)).toBe(countBySliding(extent, slide));
      }),
    );
  });

  test('is the same formula for a size that nobody has given yet', () => {
    fc.assert(
      fc.property(extents, slides, (extent, slide) => {
        const open = windowCount(symbol('H'), slide);
        if (typeof open === 'number' || open.kind === 'unknown') throw new Error(printDimension(open));
        const value = Math.floor((open.multiplier * extent + open.offset) / open.divisor);
        expect(value).toBe(windowCount(extent, slide));
      }),
    );
  });

  test('with ceil_mode is that of rounding down with explicit padding, less than a window of it', () => {
    fc.assert(
      fc.property(extents, slides, (extent, slide) => {
        const after = paddingAfter({ ...slide, ceil: true });
        expect(windowCount(extent, { ...slide, after, ceil: false })).toBe(
          windowCount(extent, { ...slide, ceil: true }),
        );
        expect(after).toBeLessThan(Math.max(span(slide), slide.after + 1));
      }),
    );
  });

  // PyTorch's answers; rounding up alone gives 4, 5 and 2 for the first three.
  test.each([
    { extent: 9, kernel: 4, stride: 4, padding: 2, count: 3 },
    { extent: 7, kernel: 2, stride: 4, padding: 1, count: 2 },
    { extent: 3, kernel: 1, stride: 3, padding: 0, count: 1 },
    { extent: 8, kernel: 3, stride: 2, padding: 0, count: 4 },
    { extent: 112, kernel: 3, stride: 2, padding: 0, count: 56 },
  ])('with ceil_mode, $extent under a window of $kernel, stride $stride, padding $padding, is $count', (each) => {
    const { extent, kernel, stride, padding, count } = each;
    expect(windowCount(extent, { kernel, stride, dilation: 1, before: padding, after: padding, ceil: true })).toBe(
      count,
    );
  });

  test('of a symbol reads like the textbook', () => {
    const slide = { kernel: 3, stride: 2, dilation: 1, before: 1, after: 1 };
    expect(printDimension(windowCount(symbol('H'), slide))).toBe('⌊(H − 1) / 2⌋ + 1');
  });
});

test('padding same keeps the size and puts the odd pixel at the bottom and right', () => {
  expect(paddingSides('same', [2, 4], [3, 1])).toEqual([1, 2, 1, 2]);
  const sizes = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(extents, extents, sizes, sizes, (height, width, kernel_size, dilation) => {
      const padding = paddingSides('same', kernel_size, dilation);
      expect(slideOver([height, width], { kernel_size, stride: [1, 1], dilation, padding })).toEqual([height, width]);
    }),
  );
});

test('a window that does not fit is refused, of an unknown size never', () => {
  const attributes = { kernel_size: [3, 5], stride: [1, 1], dilation: [4, 1], padding: [0, 0, 0, 0] } as const;
  expect(isRefusal(slideOver([8, 9], attributes))).toBe(true);
  expect(isRefusal(slideOver([9, 4], attributes))).toBe(true);
  expect(isRefusal(slideOver([symbol('H'), symbol('W')], attributes))).toBe(false);
});

/**
 * Slides a window from the start of the padding, step by step. Rounding down, it must lie inside the padded input.
 * Rounding up, it goes on until a window reaches the padded end, but none may start behind the input.
 */
function countBySliding(extent: number, slide: Slide): number {
  const end = extent + slide.after;
  let count = 0;
  for (let start = -slide.before; ; start += slide.stride) {
    const inside = start + span(slide) <= end;
    const reached = count > 0 ? start - slide.stride + span(slide) >= end : start + span(slide) - slide.stride >= end;
    if (slide.ceil ? reached || start >= extent : !inside) return count;
    count++;
  }
}
