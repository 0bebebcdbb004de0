import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Window } from '../../../engine/operators/operator.ts';
import { withBatch } from '../../../engine/tensor/shape.ts';
import { completedCall, findOperator, type GivenAttributes } from './calls.ts';

describe('how far an operator reaches', () => {
  test.each<[string, GivenAttributes, Window | undefined]>([
    [
      'Conv2d',
      { out_channels: 4, kernel_size: [3, 5], stride: [1, 2], padding: [1, 2], dilation: [2, 1] },
      window([3, 5], [1, 2], [1, 2], [2, 1]),
    ],
    ['Conv2d', { out_channels: 4, kernel_size: 3, padding: 'same' }, window([3, 3], [1, 1], [1, 1])],
    ['MaxPool2d', { kernel_size: 3, stride: 2, padding: 1 }, window([3, 3], [2, 2], [1, 1])],
    ['AvgPool2d', { kernel_size: 2 }, window([2, 2], [2, 2])],
    ['AdaptiveAvgPool2d', { output_size: 1 }, 'global'],
    ['AdaptiveAvgPool2d', { output_size: [2, 4] }, window([4, 3], [4, 2.25], [0, 0.375])],
    ['AdaptiveMaxPool2d', { output_size: null }, window([1, 1], [1, 1])],
    ['Flatten', {}, 'global'],
    ['Upsample', { scale_factor: 2 }, window([1, 1], [0.5, 0.5], [0.5, 0.5])],
    ['Upsample', { scale_factor: 2, mode: 'bilinear' }, window([2, 2], [0.5, 0.5], [0.75, 0.75])],
    ['PixelUnshuffle', { downscale_factor: 1 }, window([1, 1], [1, 1])],
    ['ReLU', {}, undefined],
    ['BatchNorm2d', {}, undefined],
  ])('%s %j', (name, attributes, expected) => {
    const operator = findOperator(name);
    expect(operator.window?.(completedCall(operator, attributes, [withBatch([4, 8, 9])]))).toEqual(expected);
  });

  test('a transposed convolution sees what a search for its inputs finds, around the right centre', () => {
    const small = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(
        small,
        small,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        (kernel, stride, dilation, padding) => {
          const operator = findOperator('ConvTranspose2d');
          const attributes = { out_channels: 1, kernel_size: kernel, stride, dilation, padding };
          const found = operator.window?.(completedCall(operator, attributes, [withBatch([1, 50, 50])]));
          if (found === undefined || typeof found === 'string') throw new Error('It has a window');
          const seen = inputsSeen({ kernel, stride, dilation, padding });
          const [step, reach] = [found.stride[0], (found.kernel[0] - 1) * found.dilation[0] + 1];
          expect(step).toBeCloseTo(1 / stride);
          expect(reach).toBe(Math.max(...seen.map(({ inputs }) => span(inputs))));
          // The window of output o is centred at o · step + (reach − 1) / 2 − padding; what it sees lies evenly around it.
          const centre = (output: number) => output * step + (reach - 1) / 2 - found.padding[0];
          const drift = seen.map(
            ({ output, inputs }) => (Math.min(...inputs) + Math.max(...inputs)) / 2 - centre(output),
          );
          expect(Math.max(...drift.map(Math.abs))).toBeLessThan(found.dilation[0]);
        },
      ),
    );
  });
});

function window(
  kernel: readonly [number, number],
  stride: readonly [number, number],
  padding: readonly [number, number] = [0, 0],
  dilation: readonly [number, number] = [1, 1],
): Window {
  return { kernel, stride, padding, dilation };
}

/** Which inputs reach each output of a long line; outputs in holes that no input reaches are left out. */
function inputsSeen(taps: { kernel: number; stride: number; dilation: number; padding: number }) {
  const middle = Array.from({ length: 12 }, (_, index) => 20 * taps.stride + index);
  return middle.flatMap((output) => {
    const inputs = Array.from({ length: 50 }, (_, input) => input).filter((input) => {
      const tap = (output + taps.padding - input * taps.stride) / taps.dilation;
      return Number.isInteger(tap) && tap >= 0 && tap < taps.kernel;
    });
    return inputs.length === 0 ? [] : [{ output, inputs }];
  });
}

function span(inputs: readonly number[]): number {
  return Math.max(...inputs) - Math.min(...inputs) + 1;
}
