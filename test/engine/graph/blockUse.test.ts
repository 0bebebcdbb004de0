import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';

describe('a wrong value at a built-in block is told at the attribute that caused it', () => {
  test.each([
    // The law is about squeeze_channels, whose default is made of reduction.
    ['{op: SqueezeExcitation, reduction: 128}', '128'],
    ['{op: SqueezeExcitation, squeeze_channels: 0}', '0'],
    ['{op: SqueezeExcitation, activation: ReLU, reduction: 100}', '100'],
    ['{op: ResNetBottleneck, out_channels: 96, groups: 5}', '5'],
    // A default that does not fit: expanded_channels would be 0.
    ['{op: InvertedResidual, expand_ratio: 0.001}', '0.001'],
  ])('%s', (node, blamed) => {
    const { text, problems } = analyze(`inputs: {x: [64, 9, 9]}\nnodes:\n  block: ${node}\n`);
    expect(problems.map(({ range }) => text.slice(range.start, range.end))).toEqual([blamed]);
  });
});

test.each([
  '{op: Conv2d, out_channels: 64, kernel_size: 3, colour: red, repeat: 3}',
  '{op: ResNetBottleneck, out_channels: =nothing, repeat: 3}',
  '{op: VGGStack, out_channels: 0, repeat: 3}',
])('what is wrong with all copies is told once: %s', (node) => {
  expect(analyze(`inputs: {x: [64, 9, 9]}\nnodes:\n  block: ${node}\n`).problems).toHaveLength(1);
});

test('a node that is left out passes its input on through all of its outputs', () => {
  const text = `
inputs: {x: [8, 9, 9]}
nodes:
  parts: {op: Chunk, chunks: 2, when: =false}
  left:  {op: ReLU, from: parts}
  right: {op: ReLU, from: parts.1}
outputs: [left, right]
`;
  const { graph, problems } = analyze(text);
  expect(problems).toEqual([]);
  expect(graph.outputs.map((output) => output.tensor.shape?.[1])).toEqual([8, 8]);
});

test('len counts the items of a list', () => {
  const text = `
inputs: {x: [8, 33, 33]}
nodes:
  stack: {op: DilatedStack, rates: [1, 2, 4, 8]}
`;
  const [stack] = analyze(text).graph.nodes;
  expect(stack?.kind === 'block' && stack.nodes[0]?.kind === 'repeat' && stack.nodes[0].copies.length).toBe(4);
});

test('area counts the taps of a kernel, whether it is one number or two', () => {
  const text = `
inputs: {x: [8, 9, 9]}
blocks:
  Taps: {inputs: [x], parameters: {kernel_size: {kind: pair, default: 3}}, nodes: {conv: {op: Conv2d, out_channels: =area(kernel_size), kernel_size: 1}}}
nodes:
  square: {op: Taps}
  wide:   {op: Taps, kernel_size: [1, 7]}
outputs: [square, wide]
`;
  const { graph } = analyze(text);
  expect(graph.outputs.map((output) => output.tensor.shape?.[1])).toEqual([9, 7]);
});
