import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { alone, told } from './alone.ts';

/** On an input of 64 channels: what is wrong, the words to blame, and what is said of them. */
test.each([
  ['{op: GroupConv, groups: 3}', '3', 'groups (3) must divide the 64 input channels; 1 does'],
  ['{op: GroupConv, out_channels: 30, groups: 4}', '30', 'groups (4) must divide out_channels (30); 2 does'],
  ['{op: ResNetBottleneck, groups: 3}', '3', 'groups (3) must divide the width in the middle (16); 1 does'],
  ['{op: ResNetBottleneck, width: 30, groups: 4}', '30', 'groups (4) must divide the width in the middle (30); 2 does'],
  ['{op: RegNetBlock, group_width: 24}', '24', 'group_width (24) must divide out_channels (64); 8 does'],
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
  [
    '{op: ShuffleNetUnit, groups: 3}',
    '3',
    'groups (3) must divide the 64 input channels; 1 does, or write first_group: false',
  ],
  [
    '{op: ShuffleNetUnit, out_channels: 120, stride: 2, groups: 4}',
    '4',
    'groups (4) must divide the width in the middle (30); 2 does',
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
  ['{op: SEBottleneck, reduction: 65}', '65', 'reduction (65) must be at most out_channels (64)'],
  ['{op: SEResidualBlock, reduction: 65}', '65', 'reduction (65) must be at most out_channels (64)'],
  ['{op: CBAM, reduction: 65}', '65', 'reduction (65) must be at most the 64 channels'],
  ['{op: CBAM, kernel_size: 4}', '4', 'kernel_size (4) must be odd, so that the size is kept; such as 5'],
  [
    '{op: EfficientChannelAttention, kernel_size: 2}',
    '2',
    'kernel_size (2) must be odd, so that the channels are kept; such as 3',
  ],
  [
    '{op: ConvNeXtBlock, kernel_size: 4}',
    '4',
    'kernel_size (4) must be odd, so that the input can be added; such as 5',
  ],
  [
    '{op: InvertedResidual, kernel_size: 2}',
    '2',
    'kernel_size (2) must be odd, so that the input can be added; such as 3',
  ],
  ['{op: MBConv, kernel_size: 2}', '2', 'kernel_size (2) must be odd, so that the input can be added; such as 3'],
  ['{op: FusedMBConv, kernel_size: 2}', '2', 'kernel_size (2) must be odd, so that the input can be added; such as 3'],
  ['{op: InceptionBN, kernel5x5: 4}', '4', 'kernel5x5 (4) must be odd, so that the branches agree; such as 5'],
  ['{op: DeformableConv, offset_groups: 3}', '3', 'offset_groups (3) must divide the 64 input channels; 1 does'],
  ['{op: DeformableConv, out_channels: 30, groups: 4}', '30', 'groups (4) must divide out_channels (30); 2 does'],
  [
    '{op: ConvBNReLU, kernel_size: 0}',
    '0',
    'kernel_size must be an integer of at least 1 or [height, width], found 0. Use 1 or more.',
  ],
  ['{op: ASPP, rates: [6, 12]}', '[6, 12]', 'rates ([6, 12]) must be three, one for each dilated convolution'],
])('%s', (node, blamed, message) => {
  expect(told(alone(node, [64, 33, 31]))).toEqual([`${blamed} ⇐ ${message}`]);
});

test('an even kernel is welcome where nothing is added', () => {
  for (const node of ['InvertedResidual', 'MBConv', 'FusedMBConv']) {
    expect(told(alone(`{op: ${node}, kernel_size: 4, stride: 2}`, [64, 33, 31]))).toEqual([]);
    expect(told(alone(`{op: ${node}, kernel_size: 4, out_channels: 32}`, [64, 33, 31]))).toEqual([]);
  }
});

/** What stands inside a block is nothing that the person who uses it has written. */
describe('in the words of the block, at the line that uses it', () => {
  test.each([
    [
      '{op: ConvBNReLU, groups: 3}',
      '3',
      'ConvBNReLU: groups must divide the 64 input channels, but 3 does not. Use 1, 2, 4, 8, 16, 32 or 64.',
    ],
    [
      '{op: ConvBNReLU, padding: -1}',
      '-1',
      'padding must be an integer of at least 0, [height, width], [left, right, top, bottom], same or valid, found -1. Use 0 or more.',
    ],
    ['{op: MBConv, eps: small}', 'small', 'eps must be a number, found small. It may be left out.'],
    [
      '{op: DepthwiseSeparableBN, activation: Conv2d}',
      'Conv2d',
      'activation: Conv2d needs out_channels, and none is given. Choose an operator that needs nothing more.',
    ],
    [
      '{op: Bottleneck, activation: Add}',
      'Add',
      'activation: Add expects at least 2 inputs, found 1. Choose an operator of 1 input.',
    ],
    [
      '{op: InvertedResidual, expand_ratio: 0}',
      '0',
      'expanded_channels, by default round(x.channels * expand_ratio), must be an integer of at least 1, found 0. Use 1 or more.',
    ],
    [
      '{op: DeformableConv, padding: same}',
      'same',
      'padding must be an integer of at least 0 or [height, width], found same. It may be left out.',
    ],
  ])('%s', (node, blamed, message) => {
    expect(told(alone(node, [64, 33, 31]))).toEqual([`${blamed} ⇐ ${message}`]);
  });

  test.each([
    [
      '{op: ResNetBottleneck}',
      [3, 8, 8],
      'out_channels, by default x.channels, must be an integer of at least 4, found 3. Use 4 or more.',
    ],
    ['{op: VGGStack}', [3, 1, 8], 'The input must be at least 2 × 2, because the pooling halves it; it is 1 × 8'],
    ['{op: InceptionB}', [8, 2, 2], 'The input must be at least 3 × 3, because nothing is padded; it is 2 × 2'],
    [
      '{op: MBConv}',
      [64],
      'MBConv: the input must be a feature map [N, C, H, W], but it is [N, 64]. Move it before the Flatten, or Reshape to [C, H, W].',
    ],
    [
      '{op: ResidualBlock}',
      ['C', 8, 8],
      'ResidualBlock: x.channels is not fixed, and what comes of it is not known. Give the inputs their sizes as numbers.',
    ],
    [
      '{op: DenseLayer}',
      ['C', 8, 8],
      'DenseLayer: the weights need to know how many channels arrive, but that is not known. Give the sizes of the inputs as numbers.',
    ],
  ])('%s on %j', (node, input, message) => {
    const [, op] = /op: (\w+)/.exec(node) ?? [];
    expect(told(alone(node, input))).toEqual([`${op} ⇐ ${message}`]);
  });

  test('an input is to blame where the node reads it', () => {
    const text = 'inputs: {x: [8, 4, 4]}\nnodes:\n  flat: Flatten\n  last: {op: MBConv, from: flat}\n';
    const [blamed] = told(analyze(text));
    expect(blamed).toMatch(/^flat ⇐ MBConv: the input must be a feature map/);
  });
});

test('one rate is a list of one', () => {
  expect(told(alone('{op: DilatedStack, rates: 3}', [64, 33, 31]))).toEqual([]);
});
