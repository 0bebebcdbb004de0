import { describe, expect, test } from 'vitest';
import type { OnnxModel, OnnxNode } from '../../../engine/onnx/model.ts';
import { countMacs } from '../../../engine/prove/countMacs.ts';

describe('multiply-accumulates, one by one', () => {
  test.each<[string, string, readonly number[], readonly number[], readonly number[], number]>([
    // Each output pixel of 16 channels looks at 3×3 pixels of 4 channels: group convolution divides on the input side.
    ['a convolution in 2 groups', 'Conv', [1, 8, 7, 5], [16, 4, 3, 3], [1, 16, 4, 3], 16 * 4 * 3 * 9 * 4],
    ['a depthwise convolution', 'Conv', [1, 8, 7, 5], [8, 1, 3, 3], [1, 8, 5, 3], 8 * 5 * 3 * 9],
    // The numbers other tools get wrong by four.
    ['a transposed convolution', 'ConvTranspose', [1, 64, 16, 16], [64, 32, 4, 4], [1, 32, 32, 32], 8_388_608],
    ['a transposed one in 4 groups', 'ConvTranspose', [1, 64, 16, 16], [64, 8, 4, 4], [1, 32, 32, 32], 2_097_152],
    ['a deformable convolution', 'DeformConv', [1, 4, 7, 6], [6, 4, 3, 3], [1, 6, 7, 6], 9072],
    ['a linear layer', 'Gemm', [1, 48], [10, 48], [1, 10], 480],
    ['a linear layer over positions', 'MatMul', [1, 3, 5, 8], [8, 4], [1, 3, 5, 4], 480],
    ['a slope', 'PRelu', [1, 4, 7, 6], [4, 1, 1], [1, 4, 7, 6], 0],
  ])('%s', (_, type, input, weight, output, macs) => {
    const counts = countMacs(model([one('node', type, ['x', 'w'], ['y'])], weight), shapes({ x: input, y: output }));
    expect(counts.get('node') ?? 0).toBe(macs);
  });

  test('a weight that is turned first is a weight still', () => {
    const nodes = [one('linear', 'Transpose', ['w'], ['t']), one('linear/1', 'MatMul', ['x', 't'], ['y'])];
    expect(countMacs(model(nodes, [4, 8]), shapes({ x: [1, 3, 8], y: [1, 3, 4] }))).toEqual(new Map([['linear', 96]]));
  });

  test('products with constants are no learnt work', () => {
    const nodes = [one('pool', 'MatMul', ['means', 'x'], ['y'])];
    expect(countMacs(model(nodes, [1]), shapes({ means: [3, 8], x: [1, 2, 8, 8], y: [1, 2, 3, 8] })).size).toBe(0);
  });

  test('all of one node are added, and one that nobody knows spoils the sum', () => {
    const conv = one('a', 'Conv', ['x', 'w'], ['y']);
    const sizes = shapes({ x: [1, 2, 3, 3], y: [1, 1, 3, 3] });
    expect(countMacs(model([conv, { ...conv, name: 'a/1' }], [1, 2, 1, 1]), sizes).get('a')).toBe(36);
    const unknown = { ...conv, name: 'a/2', type: 'Einsum' };
    expect(countMacs(model([conv, unknown, conv], [1, 2, 1, 1]), sizes).get('a')).toEqual({ unknown: 'Einsum' });
  });
});

function one(name: string, type: string, inputs: readonly string[], outputs: readonly string[]): OnnxNode {
  return { name, type, inputs, outputs, attributes: {} };
}

function model(nodes: readonly OnnxNode[], weight: readonly number[]): OnnxModel {
  const weights = [{ name: 'w', shape: weight, initialize: { kind: 'constant', value: 0 } } as const];
  return { name: '', inputs: [], outputs: [], values: [], nodes, constants: [], weights, operators: [] };
}

function shapes(sizes: Readonly<Record<string, readonly number[]>>): ReadonlyMap<string, readonly number[]> {
  return new Map(Object.entries(sizes));
}
