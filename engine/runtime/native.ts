import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { type OnnxRuntime, openSession } from './onnxSession.ts';
import { nodeTimes } from './profile.ts';
import type { ModelBytes, Purpose, Runtime, Session } from './session.ts';

/** ONNX Runtime as a native library, or the reason why it is not there: no binary for this machine, a broken one. */
export async function loadNative(): Promise<Runtime | { readonly missing: string }> {
  try {
    const runtime = await import('onnxruntime-node');
    return { name: 'native', open: (model, purpose) => open(runtime, model, purpose) };
  } catch (error) {
    return { missing: firstLine(error) };
  }
}

async function open(runtime: OnnxRuntime, model: ModelBytes, purpose: Purpose): Promise<Session> {
  if (purpose === 'observe') return openProfiled(runtime, model);
  const { onnx, run } = await openSession(runtime, model, { graphOptimizationLevel: 'all' });
  return {
    run,
    async close() {
      await onnx.release();
      return undefined;
    },
  };
}

/** The profile can only be had as a file. Without optimisation no nodes are merged, so each one has its own time. */
async function openProfiled(runtime: OnnxRuntime, model: ModelBytes): Promise<Session> {
  const folder = await mkdtemp(join(tmpdir(), 'netwright-profile-'));
  const options: InferenceSession.SessionOptions = {
    graphOptimizationLevel: 'disabled',
    enableProfiling: true,
    profileFilePrefix: join(folder, 'run'),
  };
  try {
    const { onnx, run } = await openSession(runtime, model, options);
    return {
      run,
      async close() {
        onnx.endProfiling();
        await onnx.release();
        return readProfile(folder);
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function readProfile(folder: string): Promise<ReadonlyMap<string, number>> {
  try {
    const [file] = await readdir(folder);
    return file === undefined ? new Map() : nodeTimes(await readFile(join(folder, file), 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
