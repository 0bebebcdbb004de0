import type { OnnxModel } from '../onnx/model.ts';
import { slicesOf } from '../onnx/slices.ts';
import type { Weights } from '../onnx/weights.ts';
import type { FloatTensor, Tensors } from './floatTensor.ts';
import { modelBytes } from './modelBytes.ts';
import { type Moments, momentsOf } from './moments.ts';
import type { Runtime, Session } from './session.ts';

/** What a pass saw that looked at every value. */
export interface Observed {
  /** By the names of the values, the inputs among them. */
  readonly statistics: ReadonlyMap<string, Statistics>;
  /** Milliseconds of the ONNX nodes by name; undefined where the runtime cannot tell. */
  readonly times: ReadonlyMap<string, number> | undefined;
}

export interface Statistics extends Moments {
  readonly shape: readonly number[];
}

/**
 * Runs a model slice by slice, and looks at all that a slice puts out before it lets go of it. In sessions of their own: a
 * profile ends with its session, and a session that is measured is slower. Reports which part is done.
 */
export async function observe(
  model: OnnxModel,
  weights: Weights,
  runtime: Runtime,
  inputs: Tensors,
  report: (done: number) => void,
): Promise<Observed> {
  const statistics = new Map([...inputs].map(([name, tensor]) => [name, statisticsOf(tensor)]));
  const times = new Map<string, number>();
  const batch = [...inputs.values()][0]?.shape[0] ?? 1;
  const slices = slicesOf(model, batch, mostNumbers);
  let tensors = inputs;
  for (const [index, { model: part, readLater }] of slices.entries()) {
    const session = await runtime.open(modelBytes(part, weights), 'observe');
    const seen = await runOnce(session, named(tensors, new Set(part.inputs.map((input) => input.name))));
    for (const [name, tensor] of seen.outputs) statistics.set(name, statisticsOf(tensor));
    for (const [name, time] of seen.times ?? []) times.set(name, time);
    tensors = named(new Map([...tensors, ...seen.outputs]), readLater);
    report((index + 1) / slices.length);
  }
  return { statistics, times: times.size === 0 ? undefined : times };
}

/** 64 MiB: few sessions for the networks that people know, and little memory beside their weights. */
const mostNumbers = 2 ** 24;

async function runOnce(session: Session, inputs: Tensors): Promise<{ outputs: Tensors; times: Observed['times'] }> {
  let times: Observed['times'];
  let outputs: Tensors = new Map();
  try {
    outputs = await session.run(inputs);
  } finally {
    times = await session.close();
  }
  return { outputs, times };
}

function named(tensors: Tensors, names: ReadonlySet<string>): Tensors {
  return new Map([...tensors].filter(([name]) => names.has(name)));
}

function statisticsOf({ shape, data }: FloatTensor): Statistics {
  return { shape, ...momentsOf(data) };
}
