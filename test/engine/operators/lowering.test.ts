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

test('a dilated window that a pixel lies between sees nothing: −∞, as in PyTorch', async () => {
  const attributes = { kernel_size: [2, 1], padding: [1, 0], dilation: 2 };
  const [output] = await run({ operator: 'MaxPool2d', attributes, inputs: [[1, 1, 2]] }, 1);
  expect(output?.shape).toEqual([2, 1, 1, 2]);
  expect([...(output?.data ?? [])]).toEqual(Array(4).fill(Number.NEGATIVE_INFINITY));
});

describe('height and width may be left open', () => {
  const cases = pytorchResults().filter((each) => hasFeatureMap(each) && !needsSizes(each));
  test.each(cases)('$title', async ({ result, ...each }) => {
    const outputs = await run(each, result.shapes.length, openExtent);
    expect(outputs.map(({ shape }) => shape)).toEqual(result.shapes);
    for (const [port, expected] of result.numbers.entries()) expectClose(outputs[port]?.data ?? [], expected);
  });

  test('one of them too: it is resized as well', async () => {
    const each = { operator: 'Upsample', attributes: { scale_factor: 1.4 }, inputs: [[2, 7, 45]] };
    const [output] = await run(each, 1, (extent, axis) => (axis === 1 ? 'H' : extent));
    expect(output?.shape).toEqual([2, 2, 9, 62]);
  });

  test.each(['AdaptiveAvgPool2d', 'AdaptiveMaxPool2d'])(
    'but %s to more than 1 × 1 says that it needs them',
    async (operator) => {
      const each = { operator, attributes: { output_size: 3 }, inputs: [[2, 7, 8]] };
      await expect(run(each, 1, openExtent)).rejects.toThrow(`${operator} needs the size of its input in numbers`);
    },
  );
});

function hasFeatureMap({ inputs }: Case): boolean {
  return inputs.some((shape) => shape.length === 3);
}

/** Symbols for height and width; 1 stays, because it is repeated where others are not. */
function openExtent(extent: number, axis: number): number | string {
  return axis === 0 || extent === 1 ? extent : `${axis === 1 ? 'H' : 'W'}${extent}`;
}

function needsSizes({ operator, attributes, result }: ReturnType<typeof pytorchResults>[number]): boolean {
  const { output_size, scale_factor, chunks } = attributes;
  if (operator.startsWith('Adaptive')) return output_size !== 1;
  // A scale is rounded by rules that ask for the size, see engine/operators/resize/.
  if (operator === 'Upsample') return scale_factor !== undefined && ![scale_factor].flat().every(Number.isInteger);
  // How many parts there are, and how many weights.
  return operator === 'Chunk' ? result.shapes.length !== chunks : operator === 'Linear';
}

/** A network of the one operator, run with the numbers that PyTorch was given. */
async function run(each: Case, outputCount: number, extent: Extent = identity): Promise<readonly FloatTensor[]> {
  if ('missing' in runtime) throw new Error(runtime.missing);
  const { graph, problems } = build(parse(networkOf(each, outputCount, extent)).network);
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

type Extent = (extent: number, axis: number) => number | string;

const identity: Extent = (extent) => extent;

/** JSON is YAML. */
function networkOf({ operator, attributes, inputs }: Case, outputCount: number, extent: Extent): string {
  const names = inputs.map((_, index) => `x${index}`);
  return JSON.stringify({
    inputs: Object.fromEntries(inputs.map((shape, index) => [`x${index}`, shape.map(extent)])),
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
