import type { Graph } from '../graph/graph.ts';
import { encodeWithExternalWeights } from '../onnx/encode.ts';
import { initialize } from '../onnx/initialize.ts';
import { lower } from '../onnx/lower.ts';
import type { OnnxModel } from '../onnx/model.ts';
import { observe } from '../onnx/statistics.ts';
import { allocateWeights, type Weights } from '../onnx/weights.ts';
import type { Problem } from '../spec/problem.ts';
import type { FloatTensor } from './floatTensor.ts';
import type { Progress } from './messages.ts';
import { type Sizes, sizedNetwork } from './network.ts';
import type { Observed } from './nodeResults.ts';
import type { ModelBytes, Runtime } from './session.ts';
import { fillFromFile } from './weightsFile.ts';

export type Tensors = ReadonlyMap<string, FloatTensor>;

/** A network with weights and a session: it can run any number of times. */
export interface OpenNetwork {
  readonly graph: Graph;
  readonly problems: readonly Problem[];
  readonly model: OnnxModel;
  /** Milliseconds. */
  readonly times: { readonly build: number; readonly session: number };
  /** A forward pass that fetches the outputs only, as fast as it gets. */
  run(inputs: Tensors): Promise<Tensors>;
  /** A slower pass that looks at every node. */
  observe(inputs: Tensors): Promise<Observed>;
  close(): Promise<void>;
}

export interface NetworkChoice {
  readonly text: string;
  readonly sizes: Sizes;
  readonly seed: number;
  readonly weights: string | undefined;
}

export async function openNetwork(
  choice: NetworkChoice,
  runtime: Runtime,
  report: (progress: Progress) => void,
): Promise<OpenNetwork> {
  const start = performance.now();
  report({ step: 'Reading the network', fraction: 0 });
  const { graph, problems } = sizedNetwork(choice.text, choice.sizes);
  const model = lower(graph);
  report({ step: choice.weights === undefined ? 'Making weights' : 'Reading weights', fraction: 0.1 });
  const weights = allocateWeights(model);
  if (choice.weights === undefined) initialize(model, weights, choice.seed);
  else await fillFromFile(model, weights, choice.weights);
  const bytes = modelBytes(model, weights);
  const built = performance.now();
  report({ step: 'Opening the session', fraction: 0.4 });
  const session = await runtime.open(bytes, 'run');
  return {
    graph,
    problems,
    model,
    times: { build: built - start, session: performance.now() - built },
    run: (inputs) => session.run(inputs),
    observe: (inputs) => observed(model, weights, runtime, inputs),
    async close() {
      await session.close();
    },
  };
}

/** In a session of its own: a profile ends with its session, and a session that is measured is slower. */
async function observed(model: OnnxModel, weights: Weights, runtime: Runtime, inputs: Tensors): Promise<Observed> {
  const instrumented = observe(model);
  const session = await runtime.open(modelBytes(instrumented.model, weights), 'observe');
  const tensors = await session.run(inputs);
  return { observations: instrumented.observations, tensors, times: await session.close() };
}

function modelBytes(model: OnnxModel, weights: Weights): ModelBytes {
  const weightsFile = 'weights.bin';
  return { bytes: encodeWithExternalWeights(model, weights, weightsFile), weights, weightsFile };
}
