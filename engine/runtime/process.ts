import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IncompleteError } from '../graph/incomplete.ts';
import { exportNetwork } from './exportNetwork.ts';
import { InputError } from './inputError.ts';
import type { Answer, Failure, MessageFromProcess, MessageToProcess, Progress } from './messages.ts';
import { NetworkError } from './network.ts';
import { proveNetwork } from './prove.ts';
import { Runner } from './runner.ts';

// The process that runs networks. A pass blocks its thread and a fault of the native library ends it, so neither the
// extension host nor the command line does this itself; `client.ts` starts it and ends it.

const wasmFolder = dirname(fileURLToPath(import.meta.url));
const runner = new Runner(wasmFolder);

process.on('message', (message: MessageToProcess) => {
  void answer(message).then(send);
});
// Whoever asked is gone.
process.on('disconnect', () => process.exit());

async function answer({ nativeFault, ...message }: MessageToProcess): Promise<Answer> {
  const report = (progress: Progress) => send({ type: 'progress', progress });
  try {
    if (message.task === 'run')
      return { type: 'result', result: await runner.run(message.request, report, nativeFault) };
    if (message.task === 'prove')
      return { type: 'proof', result: await proveNetwork(message.request, { nativeFault, wasmFolder }, report) };
    await exportNetwork(message.request, report);
    return { type: 'exported' };
  } catch (error) {
    return {
      type: 'failure',
      failure: failureOf(error, message.task === 'export' ? 'The export' : 'The forward pass'),
    };
  }
}

function send(message: MessageFromProcess): void {
  process.send?.(message);
}

function failureOf(error: unknown, what: string): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof NetworkError) return { kind: 'network', message, problems: error.problems };
  if (error instanceof IncompleteError)
    return { kind: 'network', message, problems: [], ...(error.node !== undefined && { node: error.node }) };
  if (error instanceof InputError) return { kind: 'input', message, problems: [] };
  return { kind: 'runtime', message: `${what} failed: ${message}`, problems: [] };
}
