/** One word of the command line: what `--help` says of it, and what it does. */
export interface Command {
  /** The arguments, as in `FILE [--json]`. */
  readonly usage: string;
  /** Lines of help. */
  readonly help: readonly string[];
  /** Does it and gives the exit code. Throws a `UsageError` or an `InputError` for exit code 2. */
  run(args: readonly string[]): Promise<ExitCode>;
}

/** Fine; the network has errors; a wrong call or a file that cannot be read or written. */
export type ExitCode = 0 | 1 | 2;

/** It was called in a wrong way: the message says how it is called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
