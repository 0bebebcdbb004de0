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

test('numbers beyond 2^53 are not shown as if they were exact', () => {
  check(on('3, 8, 8', '{op: ⟦Conv2d⟧, out_channels: 9000000000000, kernel_size: 8, padding: 4}'), /beyond 2\^53/);
});

/** One error, and every node after it unresolved. */
function checkSmaller(name: string, size: string, code: string): void {
  const text = readFileSync(`examples/networks/${name}.cnn.yaml`, 'utf8');
  const { problems, unresolved } = analyze(text.replace(/image: \[3, \d+, \d+\]/, `image: [3, ${size}]`));
  const errors = problems.filter((problem) => problem.severity === 'error');
  expect(errors.map((error) => error.code)).toEqual([code]);
  expect(unresolved).toBeGreaterThan(1);
}
