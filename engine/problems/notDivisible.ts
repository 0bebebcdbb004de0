import { problemRecord } from './record.ts';

export const notDivisible = problemRecord({
  code: 'not-divisible',
  severity: 'error',
  title: 'A number that must divide another does not',
  meaning:
    '`groups` must divide the channels that come in and those that go out, `num_groups` the channels to normalize; `PixelShuffle` needs a multiple of the square of its factor.',
  reason: 'Groups are of equal size: with 6 channels there are no 4 groups.',
  mend: 'Use a divisor, which the message lists, or change the channels.',
  wrong: `
inputs: {image: [6, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, groups: ⟦4⟧}
`,
  mended: `
inputs: {image: [6, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, groups: 2}
`,
});
