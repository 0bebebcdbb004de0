import { sizeOf } from '../onnx/model.ts';
import type { FloatTensor } from './floatTensor.ts';
import { InputError } from './inputError.ts';
import { bytesOf, type NumberFormat, readNumbers } from './numberFormat.ts';

// The format is described in https://github.com/huggingface/safetensors#format

/** Reads a `.safetensors` file: the tensors by name, their numbers as 32-bit floats. */
export function readSafetensors(bytes: Uint8Array, name: string): ReadonlyMap<string, FloatTensor> {
  const { header, data } = split(bytes, name);
  const tensors = new Map<string, FloatTensor>();
  for (const [tensor, description] of Object.entries(header)) {
    if (tensor !== '__metadata__') tensors.set(tensor, readTensor(description, data, `${tensor} in ${name}`));
  }
  return tensors;
}

function readTensor(description: unknown, data: Uint8Array, name: string): FloatTensor {
  if (!isDescription(description))
    throw new InputError(`${name} is described in a way that cannot be read. Save the file again.`);
  const { dtype, shape, data_offsets: offsets } = description;
  const format = formats.get(dtype);
  if (format === undefined) {
    throw new InputError(
      `${name} has the type ${dtype}, and known are ${[...formats.keys()].join(', ')}. Convert it to F32.`,
    );
  }
  const [start = 0, end = 0] = offsets;
  const count = sizeOf(shape);
  if (end > data.byteLength || end - start !== count * bytesOf(format)) {
    throw new InputError(
      `${name} does not lie where the header says: bytes ${start} to ${end} of ${data.byteLength}. Save or copy the file again.`,
    );
  }
  return { shape, data: readNumbers(data.subarray(start, end), format, count) };
}

const formats: ReadonlyMap<string, NumberFormat> = new Map([
  ['F64', 'f8'],
  ['F32', 'f4'],
  ['F16', 'f2'],
  ['BF16', 'bf2'],
  ['I64', 'i8'],
  ['I32', 'i4'],
  ['I16', 'i2'],
  ['I8', 'i1'],
  ['U64', 'u8'],
  ['U32', 'u4'],
  ['U16', 'u2'],
  ['U8', 'u1'],
  ['BOOL', 'b1'],
]);

interface Description {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly number[];
}

function isDescription(value: unknown): value is Description {
  if (typeof value !== 'object' || value === null) return false;
  if (!('dtype' in value) || !('shape' in value) || !('data_offsets' in value)) return false;
  return typeof value.dtype === 'string' && isNumbers(value.shape) && isNumbers(value.data_offsets);
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'number');
}

/** Eight bytes of length, a header of JSON, the data. */
function split(bytes: Uint8Array, name: string): { header: object; data: Uint8Array } {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = 8 + Number(view.getBigUint64(0, true));
    if (end <= bytes.byteLength) {
      const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(8, end)));
      if (typeof header === 'object' && header !== null) return { header, data: bytes.subarray(end) };
    }
  } catch {
    // Said below.
  }
  throw new InputError(
    `${name} is not a .safetensors file: its header cannot be read. Write it with safetensors.torch.save_file.`,
  );
}
