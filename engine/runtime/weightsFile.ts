import { extname } from 'node:path';
import { didYouMean, nearest } from '../library/nearest.ts';
import type { OnnxModel, OnnxWeight } from '../onnx/model.ts';
import type { Weights } from '../onnx/weights.ts';
import { readBytes } from './fileAccess.ts';
import type { FloatTensor } from './floatTensor.ts';
import { InputError } from './inputError.ts';
import { readNpz } from './npz.ts';
import { readSafetensors } from './safetensors.ts';

type Tensors = ReadonlyMap<string, FloatTensor>;

/** Fills the weights from a `.npz` or `.safetensors` file, which must hold exactly the tensors that the network has. */
export async function fillFromFile(model: OnnxModel, weights: Weights, file: string): Promise<void> {
  fillFromTensors(model, weights, await readTensors(file), file);
}

/** `source` is how messages call where the tensors are from. */
export function fillFromTensors(model: OnnxModel, weights: Weights, tensors: Tensors, source: string): void {
  const wrong = [...mismatches(model.weights, tensors)];
  if (wrong.length > 0) throw new InputError([`${source} does not fit the network.`, ...printed(wrong)].join('\n'));
  for (const { name } of model.weights) weights.of(name).set(tensors.get(name)?.data ?? []);
}

async function readTensors(file: string): Promise<Tensors> {
  const read = readers[extname(file).toLowerCase()];
  if (read === undefined) throw new InputError(`${file} cannot hold weights: give a .npz or a .safetensors file.`);
  return read(await readBytes(file), file);
}

const readers: Readonly<Record<string, (bytes: Uint8Array, name: string) => Tensors>> = {
  '.npz': readNpz,
  '.safetensors': readSafetensors,
};

/** What does not fit, each as a function that says it: to look for names alike takes long, and few are said. */
function* mismatches(weights: readonly OnnxWeight[], tensors: Tensors): Generator<() => string> {
  const expected = new Set(weights.map((weight) => weight.name));
  const unexpected = [...tensors.keys()].filter((name) => !expected.has(name) && !isCounter(name));
  const missing = [...expected].filter((name) => !tensors.has(name));
  for (const { name, shape } of weights) {
    const found = tensors.get(name);
    if (found === undefined)
      yield () => `${name} ${printExtents(shape)} is missing. ${didYouMean(nearest(name, unexpected))}`;
    else if (!sameExtents(found.shape, shape)) {
      yield () => `${name} is ${printExtents(found.shape)}, and the network expects ${printExtents(shape)}.`;
    }
  }
  for (const name of unexpected) {
    yield () => `${name} is unexpected, no node has such a weight. ${didYouMean(nearest(name, missing))}`;
  }
}

/** PyTorch's BatchNorm counts batches while it learns; nothing else reads that number. */
function isCounter(name: string): boolean {
  return /(^|\.)num_batches_tracked$/.test(name);
}

function sameExtents(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((extent, axis) => extent === right[axis]);
}

function printExtents(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

/** The first few tell what is wrong; a file for another network would give hundreds. */
function printed(wrong: readonly (() => string)[]): string[] {
  const most = 10;
  const sentences = wrong.slice(0, most).map((say) => say().trim());
  return wrong.length <= most ? sentences : [...sentences, `And ${wrong.length - most} more.`];
}
