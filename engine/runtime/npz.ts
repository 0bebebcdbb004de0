import { unzipSync } from 'fflate';
import type { FloatTensor } from './floatTensor.ts';
import { InputError } from './inputError.ts';
import { readNpy } from './npy.ts';

/** Reads a `.npz` file, a zip of `.npy` files: the arrays by name. */
export function readNpz(bytes: Uint8Array, name: string): ReadonlyMap<string, FloatTensor> {
  const tensors = new Map<string, FloatTensor>();
  for (const [entry, content] of Object.entries(unzip(bytes, name))) {
    const array = entry.replace(/\.npy$/, '');
    tensors.set(array, readNpy(content, `${array} in ${name}`));
  }
  return tensors;
}

function unzip(bytes: Uint8Array, name: string): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${name} is not a .npz file (${reason}). Write it with numpy.savez.`);
  }
}
