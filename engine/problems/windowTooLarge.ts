import { problemRecord } from './record.ts';

export const windowTooLarge = problemRecord({
  code: 'window-too-large',
  severity: 'error',
  title: 'A window that is larger than what it slides over',
  meaning: 'The kernel, spread by its dilation, does not fit into the input with its padding.',
  reason:
    'There is no position at which the window could stand, so there is no output. Mostly the feature map has become too small on its way: every stride of 2 halves it.',
  mend: 'Use a smaller kernel or more padding, fewer strides before it, or a larger input.',
  wrong: `
inputs: {image: [3, 4, 4]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: ⟦7⟧}
`,
  mended: `
inputs: {image: [3, 4, 4]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 7, padding: 3}
`,
});
