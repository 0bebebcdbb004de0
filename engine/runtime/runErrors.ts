import type { Failure } from './messages.ts';

/** A run that gave no result: why, and what to do. */
export class RunFailed extends Error {
  override readonly name: string = 'RunFailed';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

export class RunCancelled extends Error {
  override readonly name = 'RunCancelled';

  constructor() {
    super('The forward pass was cancelled.');
  }
}

/** The process that runs networks ended in the middle of a run. */
export class ProcessDied extends RunFailed {
  /** Whether its own code took it down, nobody from outside. */
  readonly isFault: boolean;
  /** The signal or the code. */
  readonly how: string;

  constructor(code: number | null, signal: string | null, lastWords: string) {
    const killed = signal === 'SIGKILL' || signal === 'SIGTERM';
    const how = signal ?? `code ${code}`;
    const why = killed ? 'was ended from outside, perhaps for lack of memory' : 'broke down';
    const heard = lastWords === '' ? '' : `\nIts last words: ${lastWords}`;
    const message = `The process that runs the network ${why} (${how}). Run again; if it happens again, feed a smaller batch or input.${heard}`;
    super({ kind: 'runtime', message, problems: [] });
    this.how = how;
    // Windows says by a code such as 0xC0000005 what other systems say by a signal.
    this.isFault = (signal !== null && !killed) || (code ?? 0) >= 0xc0000000;
  }
}
