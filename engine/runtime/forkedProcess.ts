import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, MessageFromProcess, MessageToProcess, Progress } from './messages.ts';
import { ProcessDied, RunCancelled, RunFailed } from './runErrors.ts';

export interface RunOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the run at once. */
  readonly signal?: AbortSignal;
}

/** A process that runs `process.ts`. */
export class ForkedProcess {
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

  ask(request: MessageToProcess, { onProgress, signal }: RunOptions): Promise<Answer> {
    const { child } = this;
    return new Promise((resolve, reject) => {
      const onMessage = (message: MessageFromProcess) => {
        if (message.type === 'progress') return onProgress?.(message.progress);
        leave();
        if (message.type === 'failure') return reject(new RunFailed(message.failure));
        return resolve(message);
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
