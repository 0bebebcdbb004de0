import { ForkedProcess, type RunOptions } from './forkedProcess.ts';
import type { RunRequest } from './messages.ts';
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
  run(request: RunRequest, options: RunOptions = {}): Promise<RunResult> {
    const run = this.#queue.then(() => this.#runWithFallback(request, options));
    this.#queue = run.catch(() => undefined);
    return run;
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

  async #runWithFallback(request: RunRequest, options: RunOptions): Promise<RunResult> {
    try {
      return await this.#runOnce(request, options);
    } catch (error) {
      const isNativeFault = error instanceof ProcessDied && error.isFault && this.#nativeFault === undefined;
      if (!isNativeFault || request.runtime !== undefined) throw error;
      // Native code took the process down, and nobody insisted on it.
      this.#nativeFault = `it ended its process with ${error.how}`;
      return this.#runOnce(request, options);
    }
  }

  async #runOnce(request: RunRequest, options: RunOptions): Promise<RunResult> {
    if (this.#disposed || options.signal?.aborted) throw new RunCancelled();
    if (!this.#process?.isUsable()) this.#process = new ForkedProcess(this.#entry);
    const message = this.#nativeFault === undefined ? { request } : { request, nativeFault: this.#nativeFault };
    return this.#process.ask(message, options);
  }
}
