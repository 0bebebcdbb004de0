import { rm } from 'node:fs/promises';
import { partOf } from './fileAccess.ts';
import { ForkedProcess, type RunOptions } from './forkedProcess.ts';
import type { Answer, ExportRequest, RunRequest, Task } from './messages.ts';
import type { ProveRequest, ProveResult } from './prove.ts';
import type { RunResult } from './result.ts';
import { ProcessDied, RunCancelled } from './runErrors.ts';

/**
 * Runs networks in a process of its own, which is started when it is first needed and stays for the next run. Runs go one
 * after the other. A process that dies takes only its run along: the next run starts another.
 */
export class RuntimeClient {
  readonly #entry: string;
  #process: ForkedProcess | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #nativeFault: string | undefined;
  #disposed = false;

  /** `entry` is the bundled `process.ts`. */
  constructor(entry: string) {
    this.#entry = entry;
  }

  /** Rejects with a `RunFailed` or a `RunCancelled`. */
  async run(request: RunRequest, options: RunOptions = {}): Promise<RunResult> {
    const answer = await this.#enqueue({ task: 'run', request }, options);
    if (answer.type !== 'result') throw new TypeError(`Expected a result, found a ${answer.type}`);
    return answer.result;
  }

  /** Holds the analysis of a network against a run of it. Rejects like `run`. */
  async prove(request: ProveRequest, options: RunOptions = {}): Promise<ProveResult> {
    const answer = await this.#enqueue({ task: 'prove', request }, options);
    if (answer.type !== 'proof') throw new TypeError(`Expected a proof, found a ${answer.type}`);
    return answer.result;
  }

  /** Writes an ONNX file. Rejects like `run`; nothing is left of a file that was begun. */
  async export(request: ExportRequest, options: RunOptions = {}): Promise<void> {
    try {
      await this.#enqueue({ task: 'export', request }, options);
    } catch (error) {
      await rm(partOf(request.file), { force: true });
      throw error;
    }
  }

  /** The process that is there right now, to be named in messages and tests. */
  get processId(): number | undefined {
    return this.#process?.child.pid;
  }

  /** Ends the process, the run that goes on in it and those that wait. */
  dispose(): void {
    this.#disposed = true;
    this.#process?.dispose();
  }

  #enqueue(task: Task, options: RunOptions): Promise<Answer> {
    const done = this.#queue.then(() => this.#doWithFallback(task, options));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #doWithFallback(task: Task, options: RunOptions): Promise<Answer> {
    try {
      return await this.#doOnce(task, options);
    } catch (error) {
      const isNativeFault = error instanceof ProcessDied && error.isFault && this.#nativeFault === undefined;
      if (!isNativeFault || task.task === 'export' || task.request.runtime !== undefined) throw error;
      // Native code took the process down, and nobody insisted on it.
      this.#nativeFault = `it ended its process with ${error.how}`;
      return this.#doOnce(task, options);
    }
  }

  async #doOnce(task: Task, options: RunOptions): Promise<Answer> {
    if (this.#disposed || options.signal?.aborted) throw new RunCancelled();
    if (!this.#process?.isUsable()) this.#process = new ForkedProcess(this.#entry);
    const nativeFault = this.#nativeFault;
    return this.#process.ask({ ...task, ...(nativeFault !== undefined && { nativeFault }) }, options);
  }
}
