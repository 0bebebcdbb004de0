/** How numbers are laid out in the files of others: kind (float, signed, unsigned, brain float, boolean) and bytes. */
export type NumberFormat = 'f2' | 'f4' | 'f8' | 'i1' | 'i2' | 'i4' | 'i8' | 'u1' | 'u2' | 'u4' | 'u8' | 'bf2' | 'b1';

/** Reads `count` numbers as 32-bit floats. The bytes must be there. */
export function readNumbers(
  bytes: Uint8Array,
  format: NumberFormat,
  count: number,
  littleEndian = true,
): Float32Array<ArrayBuffer> {
  // Every machine that ONNX Runtime knows is little-endian, so the common case is a plain copy.
  if (format === 'f4' && littleEndian) return new Float32Array(new Uint8Array(bytes.subarray(0, 4 * count)).buffer);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = readers[format];
  const width = bytesOf(format);
  const numbers = new Float32Array(count);
  for (let index = 0; index < count; index++) numbers[index] = read(view, index * width, littleEndian);
  return numbers;
}

export function bytesOf(format: NumberFormat): number {
  return Number(format.at(-1));
}

type Read = (view: DataView, offset: number, littleEndian: boolean) => number;

const readers: Readonly<Record<NumberFormat, Read>> = {
  f2: (view, offset, little) => halfFloat(view.getUint16(offset, little)),
  f4: (view, offset, little) => view.getFloat32(offset, little),
  f8: (view, offset, little) => view.getFloat64(offset, little),
  i1: (view, offset) => view.getInt8(offset),
  i2: (view, offset, little) => view.getInt16(offset, little),
  i4: (view, offset, little) => view.getInt32(offset, little),
  i8: (view, offset, little) => Number(view.getBigInt64(offset, little)),
  u1: (view, offset) => view.getUint8(offset),
  u2: (view, offset, little) => view.getUint16(offset, little),
  u4: (view, offset, little) => view.getUint32(offset, little),
  u8: (view, offset, little) => Number(view.getBigUint64(offset, little)),
  bf2: (view, offset, little) => brainFloat(view.getUint16(offset, little)),
  b1: (view, offset) => (view.getUint8(offset) === 0 ? 0 : 1),
};

/** IEEE 754 binary16: 1 bit of sign, 5 of exponent, 10 of fraction. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const scratch = new DataView(new ArrayBuffer(4));

/** The upper half of a 32-bit float. */
function brainFloat(bits: number): number {
  scratch.setUint32(0, bits << 16);
  return scratch.getFloat32(0);
}
