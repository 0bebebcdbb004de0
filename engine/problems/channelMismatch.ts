import { problemRecord } from './record.ts';

export const channelMismatch = problemRecord({
  code: 'channel-mismatch',
  severity: 'error',
  title: 'Other channels arrive than were said',
  meaning:
    '`in_channels`, `num_features`, `in_features` or the like is given, and another number arrives; or the offsets or the mask of a deformable convolution have the wrong number of channels.',
  reason: 'The weights would be made for the one and meet the other. PyTorch notices in the first forward pass.',
  mend: 'Leave the attribute out: it is taken from what arrives. Where it is a check that you want, correct the number, or the node before.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, in_channels: ⟦1⟧, out_channels: 8, kernel_size: 3}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3}
`,
});
