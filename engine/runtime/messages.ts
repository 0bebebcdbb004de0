import type { Problem } from '../spec/problem.ts';
import type { ProveRequest, ProveResult } from './prove.ts';
import type { RunResult } from './result.ts';
import type { RuntimeName } from './session.ts';

/** What crosses between `client.ts` and the process that it forks, each message from its receiver's side. */

export interface RunRequest {
  readonly text: string;
  /** What to feed, by the input's name: `random`, `zeros`, `ones` or a file; `random` where nothing is said. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly seed: number;
  /** A `.npz` or `.safetensors` file; without it the weights are made from the seed. */
  readonly weights?: string | undefined;
  /** Samples in a batch; without it as many as the arrays that are fed hold. */
  readonly batch?: number | undefined;
  /** Without it native where there is a library, WebAssembly elsewhere. */
  readonly runtime?: RuntimeName | undefined;
  /** Whether to look at every node too. */
  readonly statistics: boolean;
  /** Whether to send the outputs themselves, not only their summary. */
  readonly tensors: boolean;
}

export interface ExportRequest {
  readonly text: string;
  /** The ONNX file to write. What is there is replaced when all is written, not before. */
  readonly file: string;
  /** The weights are made from it. */
  readonly seed: number;
}

/** Please do this. One at a time: the next is sent when an answer came. */
export type MessageToProcess = Task & {
  /** Why WebAssembly must do although native was not ruled out: the native library took a process down. */
  readonly nativeFault?: string;
};

export type Task =
  | { readonly task: 'run'; readonly request: RunRequest }
  | { readonly task: 'prove'; readonly request: ProveRequest }
  | { readonly task: 'export'; readonly request: ExportRequest };

export type MessageFromProcess = { readonly type: 'progress'; readonly progress: Progress } | Answer;

export type Answer =
  | { readonly type: 'result'; readonly result: RunResult }
  | { readonly type: 'proof'; readonly result: ProveResult }
  | { readonly type: 'exported' }
  | { readonly type: 'failure'; readonly failure: Failure };

export interface Progress {
  /** What is going on, for people: `Opening the session`. */
  readonly step: string;
  /** From 0 to 1. */
  readonly fraction: number;
}

export interface Failure {
  /** The text has errors (they are the problems) or must say more (there are none), the request cannot be met, or something went wrong. */
  readonly kind: 'network' | 'input' | 'runtime';
  /** Sentences for people, one a line. */
  readonly message: string;
  readonly problems: readonly Problem[];
  /** The path of a node that must say more. */
  readonly node?: string;
}
