import { InferenceSession, Tensor } from 'onnxruntime-node';
import { encodeFile } from '../../../engine/onnx/encode.ts';
import { initialize } from '../../../engine/onnx/initialize.ts';
import { allocateWeights } from '../../../engine/onnx/weights.ts';
import { readInputs } from '../../../engine/runtime/inputs.ts';
import { inputsOf } from '../../../engine/runtime/network.ts';
import { openNetwork } from '../../../engine/runtime/openNetwork.ts';
import { runtimeOf } from './running.ts';

/** The median milliseconds of forward passes: Netwright's, and those of nothing but onnxruntime-node on the exported file. */
export interface Comparison {
  readonly ours: number;
  readonly bare: number;
}

/** Passes of both kinds take turns, so that a busy machine slows both alike. */
export async function comparePlainPass(text: string, passes = 20): Promise<Comparison> {
  const { sizes, fed } = await readInputs(inputsOf(text), { sources: {}, seed: 0, batch: undefined });
  const choice = { text, sizes, seed: 0, weights: undefined };
  const network = await openNetwork(choice, await runtimeOf('native'), () => undefined);
  const inputs = new Map(fed.map(({ name, tensor }) => [name, tensor]));

  const weights = allocateWeights(network.model);
  initialize(network.model, weights, 0);
  const session = await InferenceSession.create(Buffer.concat(encodeFile(network.model, weights)));
  const feeds = Object.fromEntries(
    fed.map(({ name, tensor }) => [name, new Tensor('float32', tensor.data, tensor.shape)]),
  );

  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let pass = 0; pass < passes; pass++) {
    times.ours.push(await duration(() => network.run(inputs)));
    times.bare.push(await duration(() => session.run(feeds)));
  }
  await network.close();
  await session.release();
  return { ours: median(times.ours), bare: median(times.bare) };
}

async function duration(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

function median(values: number[]): number {
  return values.sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
