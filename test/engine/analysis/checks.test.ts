import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';

describe('a bias before a normalization', () => {
  test('is wasted where nothing else reads it', () => {
    expect(advice('norm: BatchNorm2d')).toEqual(['wasted-bias']);
    expect(advice('norm: BatchNorm2d\n  sum: {op: Add, from: [norm, x]}')).toEqual(['wasted-bias']);
  });

  test.each([
    ['an operator', 'norm: BatchNorm2d\n  sum: {op: Add, from: [norm, conv]}'],
    ['a block', 'norm: BatchNorm2d\n  block: {op: ResidualBlock, from: conv}\n  sum: {op: Add, from: [norm, block]}'],
    [
      'a repeated node',
      'norm: BatchNorm2d\n  relu: {op: ReLU, from: conv, repeat: 2}\n  sum: {op: Add, from: [norm, relu]}',
    ],
    ['the outside', 'norm: BatchNorm2d\noutputs: [norm, conv]'],
  ])('is read by %s as well', (_, nodes) => {
    expect(advice(nodes)).toEqual([]);
  });
});

function advice(nodes: string): readonly string[] {
  const text = `inputs: {x: [8, 9, 7]}\nnodes:\n  conv: {op: Conv2d, out_channels: 8, kernel_size: 1}\n  ${nodes}\n`;
  return analyze(text).problems.map(({ code }) => code);
}
