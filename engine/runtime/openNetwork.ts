import type { Graph } from '../graph/graph.ts';
import { initialize } from '../onnx/initialize.ts';
import { lower } from '../onnx/lower.ts';
import type { OnnxModel } from '../onnx/model.ts';
import { allocateWeights } from '../onnx/weights.ts';
import type { Problem } from '../spec/problem.ts';
import type { Tensors } from './floatTensor.ts';
import type { Progress } from './messages.ts';
import { modelBytes } from './modelBytes.ts';
import { type Sizes, sizedNetwork } from './network.ts';
import { type Observed, observe } from './observe.ts';
import type { Runtime } from './session.ts';
import { fillFromFile } from './weightsFile.ts';

/** A network with weights and a session: it can run any number of times. */
export interface OpenNetwork {
  readonly graph: Graph;
  readonly problems: readonly Problem[];
  readonly model: OnnxModel;
  /** Milliseconds. */
  readonly times: { readonly build: number; readonly session: number };
  /** A forward pass that fetches the outputs only, as fast as it gets. */
  run(inputs: Tensors): Promise<Tensors>;
  /** A slower pass that looks at every node; reports which part of it is done. */
  observe(inputs: Tensors, report: (done: number) => void): Promise<Observed>;
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
    observe: (inputs, reportPart) => observe(model, weights, runtime, inputs, reportPart),
    async close() {
      await session.close();
    },
  };
}
