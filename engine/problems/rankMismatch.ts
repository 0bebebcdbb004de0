import { problemRecord } from './record.ts';

export const rankMismatch = problemRecord({
  code: 'rank-mismatch',
  severity: 'error',
  title: 'A tensor with another number of axes than expected',
  meaning:
    'A feature map `[N, C, H, W]` is expected and a vector `[N, F]` arrives, or the other way round; or the inputs of one node have not equally many axes.',
  reason: 'A convolution needs a height and a width to slide over, and a sum needs axes that correspond.',
  mend: 'Move the node before the `Flatten`, or bring the tensor into shape: `Flatten` makes a vector of a feature map, `Reshape` the reverse.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  flat: Flatten
  conv: {op: ⟦Conv2d⟧, out_channels: 8, kernel_size: 3}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3}
  flat: Flatten
`,
});
