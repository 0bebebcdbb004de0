import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { spanAt } from '../../../engine/analysis/axisField.ts';
import { receptiveFieldOf } from '../../../engine/analysis/receptiveField.ts';
import { type Graph, operatorNodes } from '../../../engine/graph/graph.ts';
import { encodeWithExternalWeights } from '../../../engine/onnx/encode.ts';
import { lower } from '../../../engine/onnx/lower.ts';
import { sizeOf } from '../../../engine/onnx/model.ts';
import { allocateWeights } from '../../../engine/onnx/weights.ts';
import { witness } from '../../../engine/prove/witness.ts';
import type { FloatTensor } from '../../../engine/runtime/floatTensor.ts';
import { runtimeOf } from '../runtime/running.ts';
import { type Kind, randomNetwork } from './randomNetwork.ts';

// Receptive fields against what is seen when the network runs: one row or column of the input is 1, everything else 0, all
// kernels are 1, so whatever is not 0 has seen it.

describe('what a position sees of a random network', () => {
  test.each<[Kind, string]>([
    ['plain', 'ends where its field ends'],
    ['windows', 'lies within its field'],
  ])('of %s %s', { timeout: 120_000 }, async (kind) => {
    const property = fc.asyncProperty(randomNetwork(kind), async (text) => {
      const { graph } = analyze(text);
      const seen = await pass(graph);
      for (const { tensor, value } of tensorsOf(graph)) {
        const field = receptiveFieldOf(graph).get(tensor);
        const found = seen.get(value);
        if (field === undefined || field === 'global' || found?.shape.length !== 4) continue;
        const least = kind === 'plain' ? 0 : 1e-4 * largest(found);
        for (const axis of [0, 1] as const) {
          const [before, extent] = axis === 0 ? [0, extentOf(graph, 2)] : [extentOf(graph, 2), extentOf(graph, 3)];
          for (let position = 0; position < (found.shape[axis + 2] ?? 0); position++) {
            const [first, last] = spanAt(field[axis], position);
            const pixels = pixelsSeen(found, axis, position, least).map((sample) => sample - before);
            const own = pixels.filter((pixel) => pixel >= 0 && pixel < extent);
            expect(own.every((pixel) => pixel >= first && pixel <= last)).toBe(true);
            // At the border part of the field is padding, and what is next to it need not be seen.
            if (kind === 'plain' && first >= 0 && last < extent) expect([own[0], own.at(-1)]).toEqual([first, last]);
          }
        }
      }
    });
    await fc.assert(property, { numRuns: 40 });
  });
});

function* tensorsOf(graph: Graph) {
  const model = lower(graph);
  const values = new Map(model.operators.map(({ path, outputs }) => [path, outputs]));
  for (const { outputs } of operatorNodes(graph.nodes)) {
    for (const tensor of outputs) yield { tensor, value: values.get(tensor.path)?.[tensor.port] ?? '' };
  }
}

/** One sample for every row of the input, then one for every column. */
async function pass(graph: Graph): Promise<ReadonlyMap<string, FloatTensor>> {
  const [channels, height, width] = [extentOf(graph, 1), extentOf(graph, 2), extentOf(graph, 3)];
  const shape = [height + width, channels, height, width];
  const data = Float32Array.from({ length: sizeOf(shape) }, (_, index) => {
    const [column, row] = [index % width, Math.floor(index / width) % height];
    const sample = Math.floor(index / (channels * height * width));
    return sample === row || sample === height + column ? 1 : 0;
  });
  const model = lower(graph);
  const weights = allocateWeights(model);
  for (const { name } of model.weights) weights.of(name).fill(/\.(bias|running_mean)$/.test(name) ? 0 : 1);
  const bytes = encodeWithExternalWeights(witness(model), weights, 'weights.bin');
  const runtime = await runtimeOf('native');
  const session = await runtime.open({ bytes, weights, weightsFile: 'weights.bin' }, 'observe');
  try {
    return await session.run(new Map([['x', { shape, data }]]));
  } finally {
    await session.close();
  }
}

function largest({ data }: FloatTensor): number {
  return data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/**
 * The samples in which anything of that row or column is larger than `least`, in order. It is 0 but for interpolations:
 * one that hits a pixel can by rounding look a little at the one beside it, which does not count.
 */
function pixelsSeen({ shape, data }: FloatTensor, axis: 0 | 1, position: number, least: number): readonly number[] {
  const [samples = 0, channels = 0, height = 0, width = 0] = shape;
  return Array.from({ length: samples }, (_, sample) => sample).filter((sample) => {
    for (let channel = 0; channel < channels; channel++) {
      for (let other = 0; other < (axis === 0 ? width : height); other++) {
        const [row, column] = axis === 0 ? [position, other] : [other, position];
        const value = data[((sample * channels + channel) * height + row) * width + column] ?? 0;
        if (Math.abs(value) > least) return true;
      }
    }
    return false;
  });
}

function extentOf({ inputs }: Graph, axis: number): number {
  return Number(inputs[0]?.tensor.shape?.[axis]);
}
