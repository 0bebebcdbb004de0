import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { FloatTensor } from './floatTensor.ts';
import type { ModelBytes, Purpose, Session } from './session.ts';

/** What `onnxruntime-node` and `onnxruntime-web` have in common. */
export interface OnnxRuntime {
  readonly InferenceSession: typeof InferenceSession;
  readonly Tensor: typeof Tensor;
}

export async function openSession(
  runtime: OnnxRuntime,
  model: ModelBytes,
  purpose: Purpose,
  options: InferenceSession.SessionOptions,
): Promise<Omit<Session, 'close'> & { readonly onnx: InferenceSession }> {
  const { numbers } = model.weights;
  const weights = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  const onnx = await runtime.InferenceSession.create(model.bytes, {
    ...options,
    // Merged nodes have no time and put out nothing of their own.
    graphOptimizationLevel: purpose === 'run' ? 'all' : 'disabled',
    // A network without weights has no such file, and ONNX Runtime refuses an empty one.
    ...(weights.byteLength > 0 && { externalData: [{ path: model.weightsFile, data: weights }] }),
    // Nothing on standard error: what goes wrong is thrown, and a weight that an optimisation made superfluous is no news.
    logSeverityLevel: 4,
  });
  return { onnx, run: (inputs) => run(runtime, onnx, inputs) };
}

async function run(
  runtime: OnnxRuntime,
  onnx: InferenceSession,
  inputs: ReadonlyMap<string, FloatTensor>,
): Promise<ReadonlyMap<string, FloatTensor>> {
  const feeds: Record<string, Tensor> = {};
  for (const [name, { data, shape }] of inputs) feeds[name] = new runtime.Tensor('float32', data, shape);
  const fetched = await onnx.run(feeds);
  return new Map(Object.entries(fetched).map(([name, tensor]) => [name, { shape: tensor.dims, data: floats(tensor) }]));
}

/** Shapes come out as 64-bit integers, everything else as floats. */
function floats({ data, type }: Tensor): Float32Array {
  if (data instanceof Float32Array) return data;
  if (data instanceof BigInt64Array) return Float32Array.from(data, Number);
  throw new TypeError(`Expected a tensor of floats or 64-bit integers, found ${type}`);
}
