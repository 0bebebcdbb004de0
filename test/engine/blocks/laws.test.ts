import { expect, test } from 'vitest';
import { alone, told } from './alone.ts';

/** On an input of 64 channels: what is wrong, the words to blame, and what is said of them. */
test.each([
  ['{op: GroupConv, groups: 3}', '3', 'groups (3) must divide the 64 input channels'],
  ['{op: GroupConv, out_channels: 30, groups: 4}', '30', 'groups (4) must divide out_channels (30)'],
  ['{op: ResNetBottleneck, groups: 3}', '3', 'The width in the middle (16) must be divisible by groups (3)'],
  [
    '{op: ResNetBottleneck, width: 30, groups: 4}',
    '30',
    'The width in the middle (30) must be divisible by groups (4)',
  ],
  ['{op: RegNetBlock, group_width: 24}', '24', 'group_width (24) must divide out_channels (64)'],
  [
    '{op: ShuffleNetUnit, out_channels: 128}',
    '128',
    'With stride 1 the input is added, so out_channels (128) must be its 64 channels',
  ],
  [
    '{op: ShuffleNetUnit, stride: 2, out_channels: 64}',
    '64',
    'With stride 2 the 64 channels of the input are part of the output, so out_channels (64) must be more',
  ],
  ['{op: ShuffleNetUnit, groups: 3}', '3', 'groups (3) must divide the 64 input channels; or write first_group: false'],
  [
    '{op: ShuffleNetUnit, out_channels: 120, stride: 2, groups: 4}',
    '4',
    'groups (4) must divide the width in the middle (30), a quarter of out_channels',
  ],
  ['{op: ShuffleNetUnit, stride: 3}', '3', 'stride must be an integer from 1 to 2, found 3. Use 2 or less.'],
  [
    '{op: ShuffleNetV2Unit, stride: 2, out_channels: 65}',
    '65',
    'out_channels (65) must be even, because each branch makes half of them',
  ],
  [
    '{op: ShuffleNetV2Unit, out_channels: 128}',
    '128',
    'With stride 1 half of the input passes untouched, so out_channels (128) must be its 64 channels',
  ],
  [
    '{op: SqueezeExcitation, reduction: 128}',
    '128',
    'The middle of 64 channels would have 0; use a smaller reduction or squeeze_channels of at least 1',
  ],
  ['{op: SEBottleneck, reduction: 65}', '65', 'reduction (65) must not be larger than out_channels (64)'],
  ['{op: SEResidualBlock, reduction: 65}', '65', 'reduction (65) must not be larger than out_channels (64)'],
  ['{op: CBAM, reduction: 65}', '65', 'reduction (65) must not be larger than the 64 channels'],
  ['{op: CBAM, kernel_size: 4}', '4', 'kernel_size (4) must be odd'],
  ['{op: EfficientChannelAttention, kernel_size: 2}', '2', 'kernel_size (2) must be odd'],
  ['{op: DeformableConv, offset_groups: 3}', '3', 'offset_groups (3) must divide the 64 input channels'],
  ['{op: DeformableConv, out_channels: 30, groups: 4}', '30', 'groups (4) must divide out_channels (30)'],
  [
    '{op: ConvBNReLU, kernel_size: 0}',
    '0',
    'kernel_size must be an integer of at least 1 or [height, width], found 0. Use 1 or more.',
  ],
  ['{op: ASPP, rates: [6, 12]}', '[6, 12]', 'rates ([6, 12]) must be three, one for each dilated convolution'],
])('%s', (node, blamed, message) => {
  expect(told(alone(node, [64, 33, 31]))).toEqual([`${blamed} ⇐ ${message}`]);
});
