import { describe, expect, it } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { initialize } from '../../../engine/onnx/initialize.ts';
import { lower } from '../../../engine/onnx/lower.ts';
import type { OnnxModel } from '../../../engine/onnx/model.ts';
import { allocateWeights } from '../../../engine/onnx/weights.ts';

describe('names', () => {
  const model = lowered(`
inputs: {image: [3, 8, 8]}
nodes:
  stem: {op: Conv2d, out_channels: 4, kernel_size: 3, padding: 1}
  stage: {op: ResidualBlock, repeat: 2}
  half: {op: Chunk, chunks: 2}
  drop: {op: Dropout, from: half.1}
outputs: [stage, half, drop, image]
`);

  it('calls nodes by their paths and weights as PyTorch does', () => {
    const names = model.nodes.map((node) => node.name);
    expect(names).toContain('stem');
    expect(names).toContain('stage.1.conv2');
    expect(new Set(names).size).toBe(names.length);
    expect(model.weights.map((weight) => weight.name)).toContain('stage.0.bn1.running_mean');
    expect(model.weights[0]).toMatchObject({ name: 'stem.weight', shape: [4, 3, 3, 3] });
  });

  it('calls outputs as the file does', () => {
    expect(model.outputs.map((output) => output.name)).toEqual(['stage', 'half', 'drop', 'image']);
    const made = new Set([...model.nodes.flatMap((node) => node.outputs), 'image']);
    expect(model.outputs.every((output) => made.has(output.name))).toBe(true);
  });

  it('leaves the batch open', () => {
    expect(model.inputs).toEqual([{ name: 'image', type: 'float32', shape: ['N', 3, 8, 8] }]);
    expect(model.outputs[0]?.shape).toEqual(['N', 4, 8, 8]);
  });
});

it('makes every value before it is read, and each once', () => {
  const model = lowered(`
inputs: {x: [12, 9, 9]}
nodes:
  unit: {op: ShuffleNetUnit, groups: 3}
  pool: {op: AdaptiveAvgPool2d, output_size: 4}
`);
  const known = new Set([
    '',
    'x',
    ...model.weights.map(({ name }) => name),
    ...model.constants.map(({ name }) => name),
  ]);
  for (const node of model.nodes) {
    for (const input of node.inputs) expect(known.has(input), `${node.name} reads ${input}`).toBe(true);
    for (const output of node.outputs) expect(known.has(output), `${node.name} makes ${output} again`).toBe(false);
    for (const output of node.outputs) known.add(output);
  }
});

it('shares equal constants', () => {
  const { constants } = lowered(`
inputs: {x: [12, 8, 8]}
nodes:
  first: {op: ChannelShuffle, groups: 3}
  second: {op: ChannelShuffle, groups: 3}
`);
  const contents = constants.map(({ type, shape, values }) => JSON.stringify([type, shape, values]));
  expect(constants.length).toBeGreaterThan(0);
  expect(new Set(contents).size).toBe(contents.length);
});

it('refuses a network that is not whole, and names the nodes', () => {
  const text = 'inputs: {x: [3, 8, 8]}\nnodes:\n  conv: {op: Conv2d, out_channels: 4, kernel_size: 9}\n  relu: ReLU\n';
  expect(() => lowered(text)).toThrow(/2 nodes \(conv, relu\) could not be resolved/);
});

it.each(['', 'inputs: {x: [3, 8, 8]}\nnodes:\n  relu: ReLU\noutputs: []\n'])(
  'refuses a network without output: %j',
  (text) => {
    expect(() => lowered(text)).toThrow('The network has no output.');
  },
);

it('says which input leaves open what must be known', () => {
  const sized = 'inputs: {x: [3, H, W]}\nnodes:\n  up: {op: Upsample, size: "=[x.height, x.width]"}\n';
  expect(() => lowered(sized)).toThrow('The node up could not be resolved. Give the input x numbers for its sizes');
  const adaptive = 'inputs: {x: [3, H, W]}\nnodes:\n  pool: {op: AdaptiveAvgPool2d, output_size: 7}\n';
  expect(() => lowered(adaptive)).toThrow('pool: AdaptiveAvgPool2d needs the size of its input in numbers');
});

it('makes the weights of a node from the seed and its path alone', () => {
  const small = weightOf('nodes:\n  a: {op: Conv2d, out_channels: 4, kernel_size: 1}\n', 'a.weight', 7);
  const large = weightOf(
    'nodes:\n  z: {op: Conv2d, out_channels: 3, kernel_size: 1}\n  a: {op: Conv2d, out_channels: 4, kernel_size: 1}\n',
    'a.weight',
    7,
  );
  expect(large).toEqual(small);
  expect(weightOf('nodes:\n  a: {op: Conv2d, out_channels: 4, kernel_size: 1}\n', 'a.weight', 8)).not.toEqual(small);
});

function weightOf(nodes: string, name: string, seed: number): number[] {
  const model = lowered(`inputs: {x: [3, 8, 8]}\n${nodes}`);
  const weights = allocateWeights(model);
  initialize(model, weights, seed);
  return [...weights.of(name)];
}

function lowered(text: string): OnnxModel {
  return lower(analyze(text).graph);
}
