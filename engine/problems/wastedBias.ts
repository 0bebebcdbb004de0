import { problemRecord } from './record.ts';

export const wastedBias = problemRecord({
  code: 'wasted-bias',
  severity: 'information',
  title: 'A bias that a normalization takes away again',
  meaning:
    'A convolution or linear layer with a bias stands straight before a `BatchNorm2d`, which is all that reads it.',
  reason:
    'The normalization subtracts the mean of each channel, and the bias with it. It costs parameters and learns nothing; the shift of the normalization does its work.',
  mend: 'Write `bias: false`, as the quick fix does. The blocks that ship, such as `ConvBNReLU`, have it so.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: ⟦Conv2d⟧, out_channels: 8, kernel_size: 3}
  norm: BatchNorm2d
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, bias: false}
  norm: BatchNorm2d
`,
});
