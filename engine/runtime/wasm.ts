import { availableParallelism } from 'node:os';
import { sep } from 'node:path';
import { openSession } from './onnxSession.ts';
import type { Runtime } from './session.ts';

/**
 * ONNX Runtime as WebAssembly: slower than native, and there on every machine.
 * `folder` holds `ort-wasm-simd-threaded.{mjs,wasm}`; by default they are those of the npm package.
 */
export async function loadWasm(folder?: string): Promise<Runtime> {
  const runtime = await import('onnxruntime-web');
  if (folder !== undefined) runtime.env.wasm.wasmPaths = folder + sep;
  runtime.env.wasm.numThreads = Math.min(availableParallelism(), mostThreads);
  return {
    name: 'wasm',
    async open(model, purpose) {
      const { onnx, run } = await openSession(runtime, model, purpose, { executionProviders: ['wasm'] });
      return {
        run,
        async close() {
          await onnx.release();
          // Its profile goes to the console only.
          return undefined;
        },
      };
    },
  };
}

/** As many as onnxruntime-web takes by itself at most: it leaves half of the cores idle, which few machines can spare. */
const mostThreads = 4;
