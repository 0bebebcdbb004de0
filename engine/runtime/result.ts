import type { Problem } from '../spec/problem.ts';
import type { FloatTensor } from './floatTensor.ts';
import type { RuntimeName } from './session.ts';

/** What a forward pass gave, as plain data. */
export interface RunResult {
  readonly network: string;
  readonly runtime: RuntimeName;
  /** Why another runtime than the native one ran, where that was not asked for. */
  readonly note?: string;
  readonly inputs: readonly { readonly name: string; readonly shape: readonly number[]; readonly source: string }[];
  readonly outputs: readonly OutputSummary[];
  /** Every operator in order, where statistics were asked for. */
  readonly nodes: readonly NodeResult[];
  /** The blocks around them and the copies of repeated nodes, the outer before the inner. */
  readonly blocks: readonly NodeResult[];
  /** In words: where the weights are from. */
  readonly weights: string;
  /** Milliseconds; `build` and `session` are 0 where the last network ran again. */
  readonly times: { readonly build: number; readonly session: number; readonly run: number };
  /** The outputs themselves, where they were asked for. */
  readonly tensors: Readonly<Record<string, FloatTensor>>;
  /** Warnings and advice; a network with errors does not run. */
  readonly problems: readonly Problem[];
}

export interface OutputSummary {
  readonly name: string;
  readonly shape: readonly number[];
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  /** Of the whole output, not an estimate from a sample: divided by n. */
  readonly deviation: number;
  /** The largest values of the first sample, best first, by flat index; the softmax beside it where the output is a vector. */
  readonly top: readonly { readonly index: number; readonly value: number; readonly probability?: number }[];
}

export interface NodeResult {
  /** The path. Outputs after the first of one node are listed by themselves, as `split.1`. */
  readonly id: string;
  readonly op: string;
  readonly shape: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  /** Milliseconds; undefined where the runtime cannot tell. */
  readonly time: number | undefined;
}
