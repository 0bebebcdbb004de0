import { describe, expect, test } from 'vitest';
import { build } from '../../../engine/graph/build.ts';
import { encodeWithExternalWeights } from '../../../engine/onnx/encode.ts';
import { lower } from '../../../engine/onnx/lower.ts';
import { allocateWeights } from '../../../engine/onnx/weights.ts';
import type { FloatTensor } from '../../../engine/runtime/floatTensor.ts';
import { loadNative } from '../../../engine/runtime/native.ts';
import { parse } from '../../../engine/spec/parse.ts';
import type { Case } from './cases.ts';
import { numbers, weightNumbers } from './numbers.ts';
import { pytorchResults, samples } from './pytorchResults.ts';

const runtime = await loadNative();

describe('every case computes what PyTorch computes', () => {
  test.each(pytorchResults())('$title', async ({ result, ...each }) => {
    const outputs = await run(each, result.shapes.length);
    expect(outputs.map(({ shape }) => shape)).toEqual(result.shapes);
    for (const [port, expected] of result.numbers.entries()) expectClose(outputs[port]?.data ?? [], expected);
  });
});

/** A network of the one operator, run with the numbers that PyTorch was given. */
async function run(each: Case, outputCount: number): Promise<readonly FloatTensor[]> {
  if ('missing' in runtime) throw new Error(runtime.missing);
  const { graph, problems } = build(parse(networkOf(each, outputCount)).network);
  expect(problems).toEqual([]);
  const model = lower(graph);
  const weights = allocateWeights(model);
  for (const [place, { name }] of model.weights.entries()) {
    const view = weights.of(name);
    view.set(weightNumbers(name.slice('node.'.length), view.length, place));
  }
  const weightsFile = 'weights.bin';
  const bytes = encodeWithExternalWeights(model, weights, weightsFile);
  const session = await runtime.open({ bytes, weights, weightsFile }, 'run');
  const outputs = await session.run(inputsOf(each));
  await session.close();
  return graph.outputs.flatMap(({ name }) => outputs.get(name) ?? []);
}

/** JSON is YAML. */
function networkOf({ operator, attributes, inputs }: Case, outputCount: number): string {
  const names = inputs.map((_, index) => `x${index}`);
  return JSON.stringify({
    inputs: Object.fromEntries(inputs.map((shape, index) => [`x${index}`, shape])),
    nodes: { node: { op: operator, from: names, ...attributes } },
    outputs: Array.from({ length: outputCount }, (_, port) => `node.${port}`),
  });
}

function inputsOf({ inputs }: Case): ReadonlyMap<string, FloatTensor> {
  return new Map(
    inputs.map((extents, index) => {
      const shape = [samples, ...extents];
      const count = shape.reduce((product, extent) => product * extent, 1);
      return [`x${index}`, { shape, data: numbers(count, index) }];
    }),
  );
}

/** Within a ten-thousandth of the largest number. */
function expectClose(found: ArrayLike<number>, expected: readonly number[]): void {
  const scale = Math.max(...expected.map(Math.abs), 1e-30);
  const worst = expected.reduce(
    (most, number, index) => Math.max(most, Math.abs(number - (found[index] ?? Number.NaN))),
    0,
  );
  expect(found.length).toBe(expected.length);
  expect(worst / scale).toBeLessThan(1e-4);
}
