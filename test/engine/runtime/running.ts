import { encodeWithExternalWeights } from '../../../engine/onnx/encode.ts';
import { lower } from '../../../engine/onnx/lower.ts';
import type { OnnxModel } from '../../../engine/onnx/model.ts';
import { allocateWeights, type Weights } from '../../../engine/onnx/weights.ts';
import type { FloatTensor } from '../../../engine/runtime/floatTensor.ts';
import { loadNative } from '../../../engine/runtime/native.ts';
import { sizedNetwork } from '../../../engine/runtime/network.ts';
import type { Runtime, RuntimeName } from '../../../engine/runtime/session.ts';
import { loadWasm } from '../../../engine/runtime/wasm.ts';

// One forward pass in the process of the test.

export const runtimeNames: readonly RuntimeName[] = ['native', 'wasm'];

export async function runtimeOf(name: RuntimeName): Promise<Runtime> {
  const runtime = name === 'wasm' ? await loadWasm() : await loadNative();
  if ('missing' in runtime) throw new Error(runtime.missing);
  return runtime;
}

/** The outputs of a network, by name. `fill` gives its weights their numbers. */
export async function run(
  text: string,
  inputs: ReadonlyMap<string, FloatTensor>,
  fill: (model: OnnxModel, weights: Weights) => void,
  name: RuntimeName,
): Promise<ReadonlyMap<string, FloatTensor>> {
  const runtime = await runtimeOf(name);
  const model = lower(sizedNetwork(text, new Map()).graph);
  const weights = allocateWeights(model);
  fill(model, weights);
  const weightsFile = 'weights.bin';
  const bytes = encodeWithExternalWeights(model, weights, weightsFile);
  const session = await runtime.open({ bytes, weights, weightsFile }, 'run');
  try {
    return await session.run(inputs);
  } finally {
    await session.close();
  }
}

/** How far a tensor is from the expected one, as a part of the expected one's largest value. */
export function relativeDistance(actual: FloatTensor, expected: FloatTensor): number {
  if (`${actual.shape}` !== `${expected.shape}`) return Number.POSITIVE_INFINITY;
  let largest = 0;
  let distance = 0;
  for (const [index, value] of expected.data.entries()) {
    largest = Math.max(largest, Math.abs(value));
    distance = Math.max(distance, Math.abs(value - (actual.data[index] ?? Number.NaN)));
  }
  return distance / largest;
}
