import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { depthOf } from '../../../engine/analysis/depth.ts';
import { readExample } from '../networks/examples.ts';

describe('as deep as their names or papers say', () => {
  test.each([
    ['alexnet', 8],
    ['vgg-16', 16],
    ['resnet-18', 18],
    ['resnet-34', 34],
    ['resnet-50', 50],
    ['resnet-152', 152],
    ['googlenet', 22],
    ['densenet-121', 121],
    ['mobilenet-v1', 28],
    ['squeezenet-1.0', 18],
  ])('%s: %i', (name, layers) => {
    expect(depthOf(analyze(readExample(`networks/${name}`)).graph)).toMatchObject({ layers, complete: true });
  });
});

describe('the longest way', () => {
  const { graph } = analyze(`
inputs: {x: [4, 8, 8]}
nodes:
  short: {op: Conv2d, out_channels: 4, kernel_size: 1}
  long: {op: Conv2d, from: x, out_channels: 4, kernel_size: 1}
  relu: ReLU
  longer: {op: Conv2d, out_channels: 4, kernel_size: 1}
  sum: {op: Add, from: [short, longer]}
  pool: {op: MaxPool2d, kernel_size: 2}
`);
  const depth = depthOf(graph);

  test('is a chain of nodes, and its receipt', () => {
    expect(depth.chain.map(({ path }) => path)).toEqual(['long', 'longer']);
    expect(depth.receipt).toEqual({
      total: 2,
      terms: [
        { label: 'long', factors: [1], value: 1 },
        { label: 'longer', factors: [1], value: 1 },
      ],
    });
  });

  test('is told for every tensor', () => {
    const upTo = graph.nodes.map(({ name, outputs: [tensor] }) => [name, tensor && depth.upTo.get(tensor)]);
    expect(Object.fromEntries(upTo)).toEqual({ short: 1, long: 1, relu: 1, longer: 2, sum: 2, pool: 2 });
  });
});

test('a tensor of which only the size is read is on no way', () => {
  const text = `
inputs: {x: [4, 8, 8]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 1}
  up: {op: Upsample, from: [x, conv]}
`;
  const { graph } = analyze(text);
  const [up] = graph.nodes.flatMap(({ name, outputs }) => (name === 'up' ? outputs : []));
  expect(up && depthOf(graph).upTo.get(up)).toBe(0);
});

test('is that of the rest where something is unresolved', () => {
  const text = `
inputs: {x: [4, 8, 8]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 1}
  wrong: {op: Conv2d, out_channels: 4, kernel_size: 9}
  behind: {op: Conv2d, out_channels: 4, kernel_size: 1}
`;
  expect(depthOf(analyze(text).graph)).toMatchObject({ layers: 1, complete: false });
});
