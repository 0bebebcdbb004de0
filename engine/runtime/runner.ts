import { stat } from 'node:fs/promises';
import type { Tensors } from './floatTensor.ts';
import { type FedInput, readInputs } from './inputs.ts';
import type { Progress, RunRequest } from './messages.ts';
import { inputsOf, type Sizes } from './network.ts';
import { blockResults, operatorResults } from './nodeResults.ts';
import { type OpenNetwork, openNetwork } from './openNetwork.ts';
import type { RunResult } from './result.ts';
import { type ChosenRuntime, chooseRuntime } from './runtimeChoice.ts';
import { summarize } from './summarize.ts';

/** Runs networks one after the other. The last one stays open, so that it runs again at once. */
export class Runner {
  readonly #wasmFolder: string | undefined;
  #last: { readonly key: string; readonly network: OpenNetwork } | undefined;

  constructor(wasmFolder?: string) {
    this.#wasmFolder = wasmFolder;
  }

  async run(request: RunRequest, report: (progress: Progress) => void, nativeFault?: string): Promise<RunResult> {
    const { seed, batch } = request;
    const { sizes, fed } = await readInputs(inputsOf(request.text), { sources: request.inputs, seed, batch });
    const chosen = await chooseRuntime(request.runtime, { nativeFault, wasmFolder: this.#wasmFolder });
    const { network, fresh } = await this.#open(request, sizes, chosen, report);
    const inputs = new Map(fed.map(({ name, tensor }) => [name, tensor]));
    report({ step: 'Running', fraction: 0.6 });
    const { outputs, time } = await timedPass(network, inputs);
    const reportPart = (done: number) => report({ step: 'Looking at every node', fraction: 0.75 + 0.25 * done });
    if (request.statistics) reportPart(0);
    const observed = request.statistics ? await network.observe(inputs, reportPart) : undefined;
    return {
      network: network.graph.name,
      runtime: chosen.runtime.name,
      ...(chosen.note !== undefined && { note: chosen.note }),
      inputs: fed.map(describe),
      outputs: network.model.outputs.flatMap(({ name }) => {
        const tensor = outputs.get(name);
        return tensor === undefined ? [] : [summarize(name, tensor)];
      }),
      nodes: observed === undefined ? [] : operatorResults(network.model, observed),
      blocks: observed === undefined ? [] : blockResults(network.graph, network.model, observed),
      weights: request.weights ?? `random, seed ${seed}`,
      times: { ...(fresh ? network.times : { build: 0, session: 0 }), run: time },
      tensors: request.tensors ? Object.fromEntries(outputs) : {},
      problems: network.problems,
    };
  }

  async #open(request: RunRequest, sizes: Sizes, { runtime }: ChosenRuntime, report: (progress: Progress) => void) {
    const key = JSON.stringify([request.text, [...sizes], await weightsKey(request), runtime.name]);
    if (this.#last?.key === key) return { network: this.#last.network, fresh: false };
    // Closed first: two large networks might not fit into memory together.
    await this.close();
    const { text, seed, weights } = request;
    const network = await openNetwork({ text, sizes, seed, weights }, runtime, report);
    this.#last = { key, network };
    return { network, fresh: true };
  }

  async close(): Promise<void> {
    const last = this.#last;
    this.#last = undefined;
    await last?.network.close();
  }
}

/** A file that was written anew holds other weights. */
async function weightsKey({ weights, seed }: RunRequest): Promise<unknown> {
  if (weights === undefined) return seed;
  const found = await stat(weights).catch(() => undefined);
  return [weights, found?.mtimeMs, found?.size];
}

/**
 * The outputs and the milliseconds of a pass. The first pass of a session also allocates memory and compiles WebAssembly,
 * so a network that takes less than a second runs again, and the shortest time counts.
 */
async function timedPass(network: OpenNetwork, inputs: Tensors): Promise<{ outputs: Tensors; time: number }> {
  const start = performance.now();
  const outputs = await network.run(inputs);
  let time = performance.now() - start;
  for (let again = 0; again < 3 && performance.now() - start < 1000; again++) {
    const before = performance.now();
    await network.run(inputs);
    time = Math.min(time, performance.now() - before);
  }
  return { outputs, time };
}

function describe({ name, tensor, source }: FedInput): RunResult['inputs'][number] {
  return { name, shape: tensor.shape, source };
}
