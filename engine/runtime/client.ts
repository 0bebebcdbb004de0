import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageFromProcess, MessageToProcess, Progress, RunRequest } from './messages.ts';
import type { RunResult } from './result.ts';
import { ProcessDied, RunCancelled, RunFailed } from './runErrors.ts';

export interface RunOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the run at once. */
  readonly signal?: AbortSignal;
}

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
      if (
        !(error instanceof ProcessDied) ||
        !error.isFault ||
        request.runtime !== undefined ||
        this.#nativeFault !== undefined
      )
        throw error;
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

class ForkedProcess {
  readonly child: ChildProcess;
  /** What it forgets when it is killed, such as a profile, goes with this folder. */
  readonly #temporary = mkdtempSync(join(tmpdir(), 'netwright-'));
  #errors = '';

  constructor(entry: string) {
    this.child = fork(entry, [], {
      // Arrays cross as what they are, and ten times faster than as JSON.
      serialization: 'advanced',
      // Without the flags of the parent: a debugger's port can be had only once.
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // In VS Code the executable is Electron's.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ...temporaryFolder(this.#temporary) },
    });
    this.child.on('close', () => this.#removeTemporary());
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.#errors = (this.#errors + chunk.toString()).slice(-2000);
    });
  }

  dispose(): void {
    this.child.kill('SIGKILL');
    // Now, because nothing may be left of the parent when the process has ended.
    this.#removeTemporary();
  }

  isUsable(): boolean {
    return this.child.connected && !this.child.killed;
  }

  ask(request: MessageToProcess, { onProgress, signal }: RunOptions): Promise<RunResult> {
    const { child } = this;
    return new Promise((resolve, reject) => {
      const onMessage = (message: MessageFromProcess) => {
        if (message.type === 'progress') return onProgress?.(message.progress);
        leave();
        if (message.type === 'result') return resolve(message.result);
        return reject(new RunFailed(message.failure));
      };
      const onClose = (code: number | null, ended: NodeJS.Signals | null) => {
        leave();
        reject(child.killed ? new RunCancelled() : new ProcessDied(code, ended, this.#lastWords()));
      };
      const onError = ({ message }: Error) => {
        leave();
        reject(
          new RunFailed({
            kind: 'runtime',
            message: `The process that runs networks cannot be reached: ${message}`,
            problems: [],
          }),
        );
      };
      const cancel = () => child.kill('SIGKILL');
      const leave = () => {
        child.off('message', onMessage).off('close', onClose).off('error', onError);
        signal?.removeEventListener('abort', cancel);
      };
      child.on('message', onMessage).on('close', onClose).on('error', onError);
      signal?.addEventListener('abort', cancel);
      child.send(request);
    });
  }

  #removeTemporary(): void {
    try {
      rmSync(this.#temporary, { recursive: true, force: true });
    } catch {
      // Windows keeps what is still open; the system removes it some day.
    }
  }

  #lastWords(): string {
    return this.#errors.trim().split('\n').at(-1) ?? '';
  }
}

/** Where `os.tmpdir()` looks, on every system. */
function temporaryFolder(path: string): NodeJS.ProcessEnv {
  return { TMPDIR: path, TEMP: path, TMP: path };
}
