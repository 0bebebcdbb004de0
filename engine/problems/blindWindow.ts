import { problemRecord } from './record.ts';

export const blindWindow = problemRecord({
  code: 'blind-window',
  severity: 'information',
  title: 'A convolution that passes over pixels, or sees only padding',
  meaning:
    'The stride is larger than the window, so that pixels between two windows are seen by none; or the padding is so wide that windows at the edge see nothing of the input.',
  reason:
    'What no window sees might as well not be there, and windows of nothing but padding give the same numbers for every image. PyTorch accepts both. (A 1 × 1 convolution with a stride, the usual shortcut of a residual block, is not told.)',
  mend: 'Use a stride of at most the kernel size, and padding of at most half of it.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: ⟦Conv2d⟧, out_channels: 8, kernel_size: 2, stride: 4}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 4, stride: 4}
`,
});
