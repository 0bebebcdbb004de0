import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const { onnx, run } = await openSession(runtime, model, purpose, {});
  return {
    run,
    async close() {
      await onnx.release();
      return undefined;
    },
  };
}

/** The profile can only be had as a file. */
async function openProfiled(runtime: OnnxRuntime, model: ModelBytes): Promise<Session> {
  const folder = await mkdtemp(join(tmpdir(), 'netwright-profile-'));
  try {
    const { onnx, run } = await openSession(runtime, model, 'observe', {
      enableProfiling: true,
      profileFilePrefix: join(folder, 'run'),
    });
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
