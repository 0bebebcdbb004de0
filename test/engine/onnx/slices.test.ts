import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { initialize } from '../../../engine/onnx/initialize.ts';
import { lower } from '../../../engine/onnx/lower.ts';
import type { OnnxModel } from '../../../engine/onnx/model.ts';
import { type Slice, slicesOf } from '../../../engine/onnx/slices.ts';
import { allocateWeights, type Weights } from '../../../engine/onnx/weights.ts';
import type { FloatTensor, Tensors } from '../../../engine/runtime/floatTensor.ts';
import { modelBytes } from '../../../engine/runtime/modelBytes.ts';
import { relativeDistance, runtimeOf } from '../runtime/running.ts';

const text = `
inputs: {x: [4, 8, 8]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 1}
  halves: {op: Chunk, chunks: 2}
  silu: {op: SiLU, from: halves.1}
  pass: {op: Dropout, from: x}
  sum: {op: Add, from: [silu, halves, pass]}
outputs: [sum, conv]
`;

test('a slice ends when it puts out enough, and never within an operator', () => {
  const one = 8 * 8;
  expect(madeBy(slicesOf(lower(analyze(text).graph), 1, 8 * one))).toEqual([
    ['conv'],
    ['halves.0', 'halves.1'],
    ['silu', 'sum'],
  ]);
  // Twice the samples are twice the numbers.
  expect(slicesOf(lower(analyze(text).graph), 2, 16 * one)).toHaveLength(3);
  expect(slicesOf(lower(analyze(text).graph), 1, 1)).toHaveLength(4);
  expect(slicesOf(lower(analyze(text).graph), 1, Number.POSITIVE_INFINITY)).toHaveLength(1);
});

test('every value is made once, and what a slice reads is kept for it', () => {
  const model = lower(analyze(readFileSync('examples/networks/densenet-121.cnn.yaml', 'utf8')).graph);
  const slices = slicesOf(model, 1, 2 ** 20);
  expect(slices.length).toBeGreaterThan(10);
  const made = madeBy(slices).flat();
  expect(new Set(made).size).toBe(made.length);
  expect(new Set(made)).toEqual(new Set(model.operators.flatMap((operator) => operator.outputs)));
  let known = new Set(model.inputs.map((input) => input.name));
  for (const { model: part, readLater } of slices) {
    expect(part.inputs.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
    const after = new Set([...known, ...part.outputs.map(({ name }) => name)]);
    expect([...readLater].filter((name) => !after.has(name))).toEqual([]);
    known = new Set(readLater);
  }
});

test.each(['native', 'wasm'] as const)('slices one after the other come to what the whole does, %s', async (name) => {
  const model = lower(analyze(text).graph);
  const weights = allocateWeights(model);
  initialize(model, weights, 0);
  const data = Float32Array.from({ length: 4 * 8 * 8 }, (_, index) => Math.sin(index));
  const inputs = new Map([['x', { shape: [1, 4, 8, 8], data }]]);
  const run = (part: OnnxModel, given: Tensors) => runPart(part, weights, given, name);
  const whole = await run(model, inputs);
  const bySlice = new Map<string, FloatTensor>(inputs);
  for (const { model: part } of slicesOf(model, 1, 1)) {
    const given = part.inputs.map((input) => [input.name, bySlice.get(input.name)] as const);
    for (const [value, tensor] of await run(part, new Map(given.filter(isThere)))) bySlice.set(value, tensor);
  }
  for (const [value, tensor] of whole) {
    const found = bySlice.get(value);
    expect(found && relativeDistance(found, tensor), value).toBeLessThan(1e-6);
  }
});

async function runPart(part: OnnxModel, weights: Weights, given: Tensors, name: 'native' | 'wasm'): Promise<Tensors> {
  const session = await (await runtimeOf(name)).open(modelBytes(part, weights), 'observe');
  try {
    return await session.run(given);
  } finally {
    await session.close();
  }
}

function madeBy(slices: readonly Slice[]): readonly (readonly string[])[] {
  return slices.map(({ model }) => model.outputs.map((output) => output.name));
}

function isThere(pair: readonly [string, FloatTensor | undefined]): pair is readonly [string, FloatTensor] {
  return pair[1] !== undefined;
}
