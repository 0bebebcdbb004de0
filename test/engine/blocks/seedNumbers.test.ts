import { describe, expect, test } from 'vitest';
import { type Analysis, analyze } from '../../../engine/analysis/analyze.ts';
import golden from '../../golden/seed_numbers.json' with { type: 'json' };
import { readExample } from '../networks/examples.ts';
import { alone } from './alone.ts';

type Name = keyof typeof golden;

/** The figures that every text on convolutional networks quotes, as one would write them here. */
describe('parameters', () => {
  const conv = (out: number, kernel: string | number, padding: string | number, more = 'bias: false') =>
    `{op: Conv2d, out_channels: ${out}, kernel_size: ${kernel}, padding: ${padding}, ${more}}`;
  const stacks = [1, 16, 64, 128, 256, 512].flatMap((channels): Row[] => [
    [`two_3x3_${channels}`, channels, '{op: Conv3x3Stack}'],
    [`one_5x5_${channels}`, channels, conv(channels, 5, 2)],
    [`three_3x3_${channels}`, channels, '{op: Conv3x3Stack, depth: 3}'],
    [`one_7x7_${channels}`, channels, conv(channels, 7, 3)],
  ]);
  const groups = [1, 2, 4, 8, 16, 32, 64, 128, 256].flatMap((count): Row[] => [
    [`groups_${count}`, 256, `{op: GroupConv, groups: ${count}}`],
    [`groups_${count}_bias`, 256, `{op: GroupConv, groups: ${count}, bias: true}`],
  ]);
  const attention = squeezes.flatMap(([channels, reduction]): Row[] => [
    [`se_${channels}_${reduction}`, channels, `{op: SqueezeExcitationLinear, reduction: ${reduction}}`],
    [
      `se_${channels}_${reduction}_no_bias`,
      channels,
      `{op: SqueezeExcitationLinear, reduction: ${reduction}, bias: false}`,
    ],
    [`se_${channels}_${reduction}_conv`, channels, `{op: SqueezeExcitation, reduction: ${reduction}}`],
  ]);
  const rows: Row[] = [
    ['plain_3x3_256', 256, conv(256, 3, 1)],
    ['plain_3x3_256_bias', 256, conv(256, 3, 1, 'bias: true')],
    ['bottleneck_256_64', 256, '{op: Bottleneck}'],
    ['bottleneck_256_64_bias', 256, '{op: Bottleneck, bias: true}'],
    ['bottleneck_256_64_bn', 256, '{op: ResNetBottleneck}'],
    ['conv_3_256', 3, conv(256, 3, 1)],
    ['separable_3_256', 3, '{op: DepthwiseSeparable, out_channels: 256}'],
    ['separable_3_256_bias', 3, '{op: DepthwiseSeparable, out_channels: 256, bias: true}'],
    ...stacks,
    ['dilated_1', 64, '{op: DilatedConv, dilation: 1}'],
    ['dilated_2', 64, '{op: DilatedConv}'],
    ['dilated_4', 64, '{op: DilatedConv, dilation: 4}'],
    ...groups,
    ...attention,
    ['se_bottleneck_256', 256, '{op: SEBottleneck}'],
    ['inception_3a', 192, `{op: Inception, ${inception3a}}`],
    ['inception_3a_weights', 192, `{op: Inception, ${inception3a}, bias: false}`],
    ['inception_3a_naive_no_bias', 192, '{op: InceptionNaive, ch1x1: 64, ch3x3: 128, ch5x5: 32, bias: false}'],
    ['inception_3a_torchvision', 192, `{op: InceptionBN, ${inception3a}}`],
    ['basic_block_64', 64, '{op: ResidualBlock}'],
    ['bottleneck_projection_64', 64, '{op: ResNetBottleneck, out_channels: 256}'],
    ['deformable_v1_64', 64, '{op: DeformableConv}'],
    ['deformable_v2_64', 64, '{op: DeformableConv, modulated: true}'],
    ['dense_layer', 64, '{op: DenseLayer}'],
    ['batch_norm_256', 256, '{op: BatchNorm2d}'],
  ];

  test.each(rows)('%s', (name, input, node) => {
    expect(countsAt(input, node).parameters).toBe(figure(name));
  });

  test.each([
    ['3x1_1x3_64', 64, [3, 1]],
    ['3x1_1x3_256', 256, [3, 1]],
    ['7x1_1x7_64', 64, [7, 1]],
    ['7x1_1x7_256', 256, [7, 1]],
  ] as const)('%s: a tall and a wide kernel instead of a square one', (name, channels, [height, width]) => {
    const tall = conv(channels, `[${height}, ${width}]`, `[${height >> 1}, 0]`);
    const wide = conv(channels, `[${width}, ${height}]`, `[0, ${height >> 1}]`);
    const network = analyze(`inputs: {x: [${channels}, 9, 9]}\nnodes:\n  tall: ${tall}\n  wide: ${wide}\n`);
    expect(network.totals.parameters).toBe(figure(name));
  });

  test('LeNet-5', () => {
    const text = `
inputs: {image: [1, 32, 32]}
nodes:
  conv1:  {op: Conv2d, out_channels: 6, kernel_size: 5}
  pool1:  {op: AvgPool2d, kernel_size: 2}
  conv2:  {op: Conv2d, out_channels: 16, kernel_size: 5}
  pool2:  {op: AvgPool2d, kernel_size: 2}
  conv3:  {op: Conv2d, out_channels: 120, kernel_size: 5}
  flat:   Flatten
  fc:     {op: Linear, out_features: 84}
  logits: {op: Linear, out_features: 10}
`;
    expect(analyze(text).totals.parameters).toBe(golden.lenet5);
  });
});

/** Kernels of convolutions only: a node's parameters without what its normalizations have, 2 for each channel. */
describe('weights of the convolutions', () => {
  test.each([
    ['resnext_block_256_weights', 256, '{op: ResNeXtBottleneck}'],
    ['shufflenet_v1_240_weights', 240, '{op: ShuffleNetUnit, groups: 3}'],
    ['mobilenet_v2_16_weights', 16, '{op: InvertedResidual}'],
  ] as const)('%s', (name, channels, node) => {
    const { totals } = alone(node, [channels, 9, 9]);
    // A batch normalization has as many parameters as buffers, and nothing else here has buffers or a bias.
    expect(totals.parameters - totals.buffers).toBe(golden[name]);
  });
});

describe('multiply-accumulates', () => {
  const groups = [1, 2, 4, 8, 16, 32, 64, 128, 256].map((count): Row => {
    return [`groups_${count}_macs_14`, [256, 14, 14], `{op: GroupConv, groups: ${count}}`];
  });
  const attention = squeezes.map(([channels, reduction]): Row => {
    return [`se_${channels}_${reduction}_macs`, [channels, 7, 7], `{op: SqueezeExcitation, reduction: ${reduction}}`];
  });
  const rows: Row[] = [
    ['plain_3x3_256_macs_56', [256, 56, 56], '{op: Conv3x3Stack, depth: 1}'],
    ['bottleneck_macs_56', [256, 56, 56], '{op: Bottleneck}'],
    ['conv_3_256_macs_8', [3, 8, 8], '{op: Conv3x3Stack, depth: 1, out_channels: 256}'],
    ['separable_3_256_macs_8', [3, 8, 8], '{op: DepthwiseSeparable, out_channels: 256}'],
    ...groups,
    ...attention,
  ];

  test.each(rows)('%s', (name, input, node) => {
    expect(countsAt(input, node).macs).toBe(figure(name));
  });
});

describe('networks', () => {
  const resnet50 = readExample('networks/resnet-50');
  const counts = ({ totals: { parameters, macs } }: Analysis) => ({ parameters, macs });

  test('ResNet-50 v1.5, and v1 with the stride at the first 1×1', () => {
    const first = resnet50.replaceAll('op: ResNetBottleneck,', 'op: ResNetBottleneckV1,');
    expect(counts(analyze(resnet50))).toEqual({ parameters: golden.resnet50, macs: golden.resnet50_macs });
    expect(counts(analyze(first))).toEqual({ parameters: golden.resnet50_v1, macs: golden.resnet50_v1_macs });
  });

  test('squeeze and excitation adds a tenth of parameters and next to no work', () => {
    const plain = counts(analyze(resnet50));
    const squeezed = counts(analyze(readExample('networks/se-resnet-50')));
    expect(squeezed).toEqual({ parameters: golden.se_resnet50, macs: golden.se_resnet50_macs });
    expect(squeezed.parameters - plain.parameters).toBe(2_530_992);
    expect(squeezed.macs - plain.macs).toBe(2_514_944);
    expect(golden.se_resnet50_without_se_biases - golden.resnet50).toBe(2_514_944);
  });

  test('ResNeXt-50 and SE-ResNeXt-50 32×4d', () => {
    const squeezed = resnet50.replace(/op: ResNetBottleneck, out_channels: (\d+),/g, (_, out: string) => {
      return `op: SEBottleneck, out_channels: ${out}, width: ${Number(out) / 2}, groups: 32,`;
    });
    expect(analyze(readExample('networks/resnext-50-32x4d')).totals.parameters).toBe(golden.resnext50_32x4d);
    expect(analyze(squeezed).totals.parameters).toBe(golden.se_resnext50_32x4d);
  });
});

test('BatchNorm2d(256) has 512 buffers; PyTorch’s counter of batches is no number of the network', () => {
  expect(alone('{op: BatchNorm2d}', [256, 9, 9]).totals.buffers).toBe(golden.batch_norm_256_buffers);
});

test('what is saved, as the texts put it', () => {
  expect(golden.plain_3x3_256 / golden.bottleneck_256_64).toBeCloseTo(8.47, 2);
  expect(golden.separable_3_256 / golden.conv_3_256).toBeCloseTo(1 / 256 + 1 / 9, 3);
  expect(golden.two_3x3_256 / golden.one_5x5_256).toBe(18 / 25);
  expect(golden.three_3x3_256 / golden.one_7x7_256).toBe(27 / 49);
});

type Row = readonly [name: string, input: number | readonly number[], node: string];

const squeezes = [
  [64, 16],
  [256, 16],
  [512, 16],
  [1024, 16],
  [2048, 16],
  [256, 4],
  [256, 8],
  [256, 32],
] as const;

const inception3a = 'ch1x1: 64, ch3x3red: 96, ch3x3: 128, ch5x5red: 16, ch5x5: 32, pool_proj: 32';

function countsAt(input: Row[1], node: string): Analysis['totals'] {
  return alone(node, typeof input === 'number' ? [input, 9, 9] : input).totals;
}

function figure(name: string): number {
  if (!(name in golden)) throw new Error(`No seed number ${name}`);
  return golden[name as Name];
}
