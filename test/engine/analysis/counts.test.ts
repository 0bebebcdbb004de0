import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { countsOf, flopsOf, receiptOf, workClasses } from '../../../engine/analysis/counts.ts';
import { printReceipt } from '../../../engine/operators/receipt.ts';

const text = `
inputs: {x: [3, 8, 8]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3, padding: 1}
  norm: BatchNorm2d
  relu: ReLU
  pool: {op: MaxPool2d, kernel_size: 2}
  sum: {op: Add, from: [pool, pool]}
`;

describe('cost by class of work', () => {
  const { totals, graph } = analyze(text);

  test('is a number for each', () => {
    expect(totals.work).toEqual({
      macs: 4 * 64 * 27,
      bias: 256,
      normalization: 2 * 256,
      activation: 256,
      pooling: 4 * 64,
      elementwise: 64,
    });
    expect(flopsOf(totals)).toBe(2 * 6912 + 256 + 512 + 256 + 256 + 64);
  });

  test.each([
    ['conv', 'parameters', '3×3×3×4 + 4 = 112'],
    ['conv', 'macs', '3×3×3×4×8×8 = 6,912'],
    ['conv', 'bias', '4×8×8 = 256'],
    ['norm', 'normalization', '2×4×8×8 = 512'],
    ['norm', 'buffers', '4 + 4 = 8'],
    ['relu', 'activation', '4×8×8 = 256'],
    ['pool', 'pooling', '2×2×4×4×4 = 256'],
    ['sum', 'elementwise', '4×4×4 = 64'],
  ] as const)('%s, %s: %s', (name, count, expected) => {
    const node = graph.nodes.find((each) => each.name === name);
    expect(node && printReceipt(receiptOf(node, count))).toBe(expected);
  });
});

describe('with height and width open', () => {
  const { totals, graph } = analyze(
    `${text.replace('8, 8]', 'H, W]')}  fixed: {op: AdaptiveAvgPool2d, output_size: 2}\n  relu2: ReLU\n`,
  );

  test('what can be told is told', () => {
    expect(totals).toMatchObject({ parameters: 120, buffers: 8, macs: 0, complete: false });
    expect(totals.work.activation).toBe(16);
  });

  test('each node says whether it is complete', () => {
    expect(graph.nodes.map((node) => [node.name, countsOf(node).complete])).toEqual([
      ['conv', false],
      ['norm', false],
      ['relu', false],
      ['pool', false],
      ['sum', false],
      ['fixed', false],
      ['relu2', true],
    ]);
  });
});

test('every class is there', () => {
  expect(Object.keys(analyze('').totals.work)).toEqual(workClasses);
});
