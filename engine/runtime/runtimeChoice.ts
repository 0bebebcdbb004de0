import { InputError } from './inputError.ts';
import { loadNative } from './native.ts';
import type { Runtime, RuntimeName } from './session.ts';
import { loadWasm } from './wasm.ts';

export interface ChosenRuntime {
  readonly runtime: Runtime;
  /** Why it is not the native one, where that was not asked for. */
  readonly note: string | undefined;
}

/** Native where it can be had, WebAssembly elsewhere; what is asked for by name, or an error. */
export async function chooseRuntime(
  asked: RuntimeName | undefined,
  { nativeFault, wasmFolder }: { readonly nativeFault: string | undefined; readonly wasmFolder: string | undefined },
): Promise<ChosenRuntime> {
  if (asked === 'wasm') return { runtime: await loadWasm(wasmFolder), note: undefined };
  const native = nativeFault === undefined ? await loadNative() : { missing: nativeFault };
  if (!('missing' in native)) return { runtime: native, note: undefined };
  if (asked === 'native') {
    throw new InputError(
      `The native ONNX Runtime cannot be used here: ${native.missing}. Choose WebAssembly (wasm) instead.`,
    );
  }
  const note = `The native ONNX Runtime cannot be used here (${native.missing}), so WebAssembly ran: the same numbers, more slowly.`;
  return { runtime: await loadWasm(wasmFolder), note };
}
