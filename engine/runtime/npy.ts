import { sizeOf } from '../onnx/model.ts';
import type { FloatTensor } from './floatTensor.ts';
import { InputError } from './inputError.ts';
import { bytesOf, type NumberFormat, readNumbers } from './numberFormat.ts';

// The format is described in https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

/** Reads a `.npy` file; its numbers become 32-bit floats in C order. `name` is how messages call the file. */
export function readNpy(bytes: Uint8Array, name: string): FloatTensor {
  const { header, data } = split(bytes, name);
  const descriptor = match(header, /'descr'\s*:\s*'([^']*)'/) ?? match(header, /'descr'\s*:\s*(\[.*?\])/);
  const fortran = match(header, /'fortran_order'\s*:\s*(True|False)/);
  const extents = match(header, /'shape'\s*:\s*\(([^)]*)\)/);
  if (descriptor === undefined || fortran === undefined || extents === undefined) {
    throw new InputError(
      `${name} has a header that cannot be read: ${header.trim()}. Save the array again with numpy.save.`,
    );
  }
  const format = numberFormat(descriptor, name);
  const shape = extents
    .split(',')
    .filter((extent) => extent.trim() !== '')
    .map(Number);
  const count = sizeOf(shape);
  const size = count * bytesOf(format);
  if (data.byteLength < size) {
    throw new InputError(
      `${name} is cut off: an array of ${shape.join(' × ')} needs ${size} bytes, and ${data.byteLength} are there. Save or copy it again.`,
    );
  }
  const numbers = readNumbers(data, format, count, !descriptor.startsWith('>'));
  return { shape, data: fortran === 'True' ? fromFortranOrder(numbers, shape) : numbers };
}

/** Version 1.0 of the format, as `numpy.save` writes it: 32-bit floats in C order. */
export function writeNpy({ shape, data }: FloatTensor): Uint8Array<ArrayBuffer> {
  const extents = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': (${extents}), }`;
  const header = new TextEncoder().encode(`${dictionary.padEnd(padded(dictionary.length + 1) - 1)}\n`);
  const bytes = new Uint8Array(prefix + header.length + data.byteLength);
  bytes.set([...magic, 1, 0]);
  new DataView(bytes.buffer).setUint16(magic.length + 2, header.length, true);
  bytes.set(header, prefix);
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), prefix + header.length);
  return bytes;
}

const magic = [0x93, ...new TextEncoder().encode('NUMPY')];

/** Magic, two bytes of version, two bytes of the header's length. */
const prefix = magic.length + 4;

/** The data shall begin at a multiple of 64 bytes. */
function padded(length: number): number {
  return Math.ceil((prefix + length) / 64) * 64 - prefix;
}

function split(bytes: Uint8Array, name: string): { header: string; data: Uint8Array } {
  if (bytes.length < prefix || magic.some((byte, index) => bytes[index] !== byte)) {
    throw new InputError(
      `${name} is not a .npy file: it does not begin with the word NUMPY. Write it with numpy.save.`,
    );
  }
  const version = bytes[magic.length] ?? 0;
  if (version < 1 || version > 3) {
    throw new InputError(
      `${name} has version ${version} of the .npy format, and only 1 to 3 are known. Write it with numpy.save.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = version === 1 ? prefix : prefix + 2;
  const length =
    version === 1 ? view.getUint16(prefix - 2, true) : start <= bytes.length ? view.getUint32(prefix - 2, true) : 0;
  const header = new TextDecoder(version === 3 ? 'utf-8' : 'latin1').decode(bytes.subarray(start, start + length));
  return { header, data: bytes.subarray(start + length) };
}

function numberFormat(descriptor: string, name: string): NumberFormat {
  const format = formats.find((each) => each === descriptor.replace(/^[<>=|]/, ''));
  if (format !== undefined) return format;
  throw new InputError(
    `${name} holds ${descriptor}, and only real numbers can be read. Convert it: numpy.save(file, array.astype("float32")).`,
  );
}

const formats: readonly NumberFormat[] = ['f2', 'f4', 'f8', 'i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8', 'b1'];

function match(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[1];
}

/** In Fortran's order the first index runs fastest. */
function fromFortranOrder(numbers: Float32Array, shape: readonly number[]): Float32Array {
  const reordered = new Float32Array(numbers.length);
  const strides = shape.map((_, axis) => sizeOf(shape.slice(0, axis)));
  const index = shape.map(() => 0);
  for (let position = 0; position < reordered.length; position++) {
    const source = index.reduce((total, each, axis) => total + each * (strides[axis] ?? 0), 0);
    reordered[position] = numbers[source] ?? 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const next = (index[axis] ?? 0) + 1;
      index[axis] = next === shape[axis] ? 0 : next;
      if (next !== shape[axis]) break;
    }
  }
  return reordered;
}
