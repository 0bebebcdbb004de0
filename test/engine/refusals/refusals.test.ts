import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';

/**
 * What PyTorch and torchvision refuse of whole blocks and networks, with the node and the words to blame. `⟦…⟧` marks
 * where the problem must stand. Single operators are in `test/engine/operators/errors.test.ts`.
 */
function check(marked: string, message: RegExp): void {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const { problems } = analyze(marked.replace('⟦', '').replace('⟧', ''));
  const errors = problems.filter((problem) => problem.severity === 'error');
  expect(errors.map(({ range }) => [range.start, range.end])).toEqual([[start, end]]);
  expect(errors[0]?.message).toMatch(message);
}

function accept(text: string): void {
  expect(analyze(text).problems).toEqual([]);
}

const on = (input: string, node: string) => `inputs: {x: [${input}]}\nnodes:\n  unit: ${node}\n`;

test('a squeeze to no channels', () => {
  check(on('8, 4, 4', '{op: SqueezeExcitation, reduction: ⟦16⟧}'), /at least 1/);
  check(on('8, 4, 4', '{op: SqueezeExcitation, squeeze_channels: ⟦0⟧}'), /squeeze_channels of at least 1/);
});

test('a ShuffleNet v1 unit whose groups do not divide', () => {
  check(on('40, 8, 8', '{op: ShuffleNetUnit, out_channels: 40, groups: ⟦4⟧}'), /groups \(4\) must divide the width/);
  check(on('24, 8, 8', '{op: ShuffleNetUnit, out_channels: 240, groups: ⟦8⟧, stride: 2, first_group: false}'), /width/);
});

test('a ShuffleNet v1 unit of stride 2 that is not wider than its input', () => {
  check(on('48, 8, 8', '{op: ShuffleNetUnit, out_channels: ⟦48⟧, groups: 2, stride: 2}'), /must be more/);
});

test('a ShuffleNet v2 unit on an odd number of channels', () => {
  check(on('15, 8, 8', '{op: ⟦ShuffleNetV2Unit⟧}'), /even/);
});

test('an inverted residual of stride 3', () => {
  check(on('16, 8, 8', '{op: InvertedResidual, stride: ⟦3⟧}'), /from 1 to 2, found 3/);
});

test('a basic block has no groups', () => {
  check(on('16, 8, 8', '{op: ResidualBlock, ⟦groups⟧: 2}'), /no attribute groups/);
});

test('a ResNeXt block of no width', () => {
  check(
    on('16, 8, 8', '{op: ResNeXtBottleneck, out_channels: ⟦32⟧, groups: 4, width_per_group: 4}'),
    /none left at 32/,
  );
});

test('channels that are said and are not there', () => {
  check(on('3, 8, 8', '{op: Conv2d, in_channels: ⟦4⟧, out_channels: 8, kernel_size: 3}'), /in_channels/);
});

test('a network on an image that is too small', () => {
  checkSmaller('alexnet', '62, 63', 'window-too-large');
  checkSmaller('densenet-121', '28, 29', 'block-law');
  checkSmaller('inception-v3', '74, 75', 'block-law');
});

test('a residual sum without a projection', () => {
  const text = `inputs: {x: [4, 8, 8]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 1}
  sum:  {op: Add, from: [conv, ⟦x⟧]}
`;
  check(text, /8/);
});

test('a fraction where a whole number is meant, in a list as well', () => {
  check(on('4, 8, 8', '{op: Conv2d, out_channels: 8, kernel_size: ⟦3.0⟧}'), /found 3\.0\. Write 3/);
  check(on('4, 8, 8', '{op: Conv2d, out_channels: 8, kernel_size: ⟦[3, 3.0]⟧}'), /found \[3, 3\.0\]/);
  check(on('4, 8, 8', '{op: Conv2d, out_channels: ⟦1e1⟧, kernel_size: 3}'), /found 10\.0\. Write 10/);
  check(on('⟦3.0⟧, 8, 8', 'ReLU'), /whole number of at least 1.*found 3\.0/);
  // A hexadecimal number has an e that is a digit.
  accept(on('4, 40, 40', '{op: Conv2d, out_channels: 0x1e, kernel_size: 0x3}'));
});

test('a number in quotes is a word', () => {
  check(on('4, 8, 8', '{op: Conv2d, out_channels: 8, kernel_size: ⟦"3"⟧}'), /found "3"\. Write 3 without quotes/);
  check(on('4, 8, 8', '{op: Conv2d, out_channels: 8, kernel_size: 3, bias: ⟦"false"⟧}'), /found "false"/);
  check(on('⟦"4"⟧, 8, 8', 'ReLU'), /found "4"/);
});

test('what is infinite, where it is meant', () => {
  accept(on('4, 8, 8', '{op: Hardtanh, min_val: 0, max_val: .inf}'));
  accept(on('4, 8, 8', '{op: Pad, padding: 1, value: -.inf}'));
  check(on('4, 8, 8', '{op: Pad, padding: 1, value: ⟦.nan⟧}'), /must be a number, found \.nan/);
  check(on('4, 8, 8', '{op: Dropout, p: ⟦.inf⟧}'), /from 0 to 1, found \.inf/);
});

test('a normalization of one value by itself', () => {
  check(on('8, 1, 1', '{op: InstanceNorm2d, from: ⟦x⟧}'), /several values.*\[N, 8, 1, 1\]/);
  const advice = analyze(on('8, 1, 1', '{op: InstanceNorm2d, track_running_stats: true}')).problems;
  expect(advice.map(({ code, severity }) => [code, severity])).toEqual([['single-value-normalization', 'information']]);
  accept(on('8, 1, 2', 'InstanceNorm2d'));
});

test('what is divided by 0', () => {
  check(on('4, 8, 8', '{op: CELU, alpha: ⟦0⟧}'), /alpha must not be 0/);
  check(on('4, 8, 8', '{op: AvgPool2d, kernel_size: 2, divisor_override: ⟦0⟧}'), /divisor_override must not be 0/);
  check(on('4, 8, 8', '{op: LPPool2d, norm_type: ⟦0⟧, kernel_size: 2}'), /norm_type must not be 0/);
});

test('more that is cut off than is there', () => {
  check(on('4, 3, 8', '{op: Pad, padding: ⟦[0, 0, -4, 5]⟧}'), /4 of the height 3/);
  check(
    on('4, 8, 5', '{op: Pad, padding: ⟦[-3, 3, 0, 0]⟧, mode: circular}'),
    /at most 2 for the width 5, of which 2 are/,
  );
});

test('sections that do not add up, a list of one as well', () => {
  check(on('7, 3, 3', '{op: Split, split_size_or_sections: ⟦[3]⟧}'), /add up to the 7 of axis 1, but 3 is 3/);
  accept(on('7, 3, 3', '{op: Split, split_size_or_sections: 3}'));
});

test('a size with recompute_scale_factor', () => {
  check(on('4, 8, 8', '{op: Upsample, size: 4, recompute_scale_factor: ⟦true⟧}'), /needs a scale_factor/);
});

test('numbers beyond 2^53 are not shown as if they were exact', () => {
  check(on('3, 8, 8', '{op: ⟦Conv2d⟧, out_channels: 9000000000000, kernel_size: 8, padding: 4}'), /beyond 2\^53/);
  // Sizes that pass through such numbers, and come back rounded.
  const most = Number.MAX_SAFE_INTEGER;
  check(on('3, 8, 8', `{op: ⟦Conv2d⟧, out_channels: 1, kernel_size: 3, dilation: ${most}, padding: same}`), /beyond/);
  check(on('3, 8, 8', `{op: ⟦ConvTranspose2d⟧, out_channels: 1, kernel_size: 3, stride: ${most}}`), /beyond/);
  check(on('3, 8, 8', `{op: ⟦Pad⟧, padding: ${most}}`), /beyond/);
  check(on('3, 8, W', `{op: ⟦Upsample⟧, scale_factor: 1e300}`), /beyond/);
});

test('nodes that are exact each, but not together', () => {
  const conv = '{op: Conv2d, out_channels: 4, kernel_size: 1}';
  const shape = '4, 20000000, 20000000';
  check(`name: ⟦large⟧\ninputs: {x: [${shape}]}\nnodes:\n  a: ${conv}\n  b: ${conv}\n`, /sums over all nodes/);
});

test('more copies than can be worked with, at once', () => {
  check(on('8, 8, 8', '{op: ResidualBlock, repeat: ⟦9007199254740991⟧}'), /more than 50,000 nodes/);
});

test('numbers that are only large take no time and no memory', () => {
  const text = '{op: Conv2d, out_channels: 5000000000, kernel_size: 1, groups: ⟦7⟧}';
  check(on('4000000000, 8, 8', text), /Use 1, 2, 4, 5, 8, 10, 16 or 1000000000\./);
  check(on('100000000, 1, 1', '{op: Split, split_size_or_sections: ⟦1⟧}'), /at most 4,096 parts/);
  check(on('3, H, 1', '{op: Chunk, chunks: ⟦1000000000⟧, dim: 2}'), /at most 4,096 parts/);
  accept(on('3, 8, 8', '{op: AdaptiveAvgPool2d, output_size: [90000000, 1]}'));
});

/** One error, and every node after it unresolved. */
function checkSmaller(name: string, size: string, code: string): void {
  const text = readFileSync(`examples/networks/${name}.cnn.yaml`, 'utf8');
  const { problems, unresolved } = analyze(text.replace(/image: \[3, \d+, \d+\]/, `image: [3, ${size}]`));
  const errors = problems.filter((problem) => problem.severity === 'error');
  expect(errors.map((error) => error.code)).toEqual([code]);
  expect(unresolved).toBeGreaterThan(1);
}
