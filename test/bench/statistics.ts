import { readInputs } from '../../engine/runtime/inputs.ts';
import { inputsOf } from '../../engine/runtime/network.ts';
import { openNetwork } from '../../engine/runtime/openNetwork.ts';
import { runtimeOf } from '../engine/runtime/running.ts';
import { heading, middle, row } from './measure.ts';
import { chain, example } from './texts.ts';

/** The second pass of a run, which looks at every node: its sessions, the pass itself, and the numbers it puts out. */
export async function measureStatistics(): Promise<void> {
  heading('Statistics of every node in a forward pass, native');
  await measure('ResNet-50 at 224', example('resnet-50'));
  for (const length of [500, 1_000, 2_000, 4_000])
    await measure(`${length} convolutions of 8 × 32 × 32`, chain(length));
}

async function measure(what: string, text: string): Promise<void> {
  const { sizes, fed } = await readInputs(inputsOf(text), { sources: {}, seed: 0, batch: undefined });
  const choice = { text, sizes, seed: 0, weights: undefined };
  const network = await openNetwork(choice, await runtimeOf('native'), () => undefined);
  const inputs = new Map(fed.map(({ name, tensor }) => [name, tensor]));
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    await network.observe(inputs, () => undefined);
    times.push(performance.now() - start);
  }
  await network.close();
  row(what, middle(times), `${(middle(times) / network.model.operators.length).toFixed(2)} ms an operator`);
}
