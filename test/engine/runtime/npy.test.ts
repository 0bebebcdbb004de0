import { describe, expect, it } from 'vitest';
import { readNpy, writeNpy } from '../../../engine/runtime/npy.ts';

describe('what numpy writes', () => {
  it.each([
    ['<f4', floats(1.5, -2, 3), [1.5, -2, 3]],
    ['>f4', bytes(0x3f, 0x80, 0, 0, 0xc0, 0, 0, 0, 0x40, 0x40, 0, 0), [1, -2, 3]],
    ['<f8', new Uint8Array(Float64Array.of(0.1, 2, 1e300).buffer), [Math.fround(0.1), 2, Number.POSITIVE_INFINITY]],
    ['<f2', bytes(0x00, 0x3c, 0x01, 0x00, 0x00, 0xfc), [1, 2 ** -24, Number.NEGATIVE_INFINITY]],
    ['<i8', new Uint8Array(BigInt64Array.of(-1n, 2n, 3n).buffer), [-1, 2, 3]],
    ['<i4', new Uint8Array(Int32Array.of(-1, 2, 3).buffer), [-1, 2, 3]],
    ['<u2', bytes(1, 0, 0, 1, 255, 255), [1, 256, 65535]],
    ['|u1', bytes(0, 128, 255), [0, 128, 255]],
    ['|i1', bytes(0, 128, 255), [0, -128, -1]],
    ['|b1', bytes(0, 1, 1), [0, 1, 1]],
  ])('reads %s', (descriptor, data, expected) => {
    const { shape, data: numbers } = readNpy(npy({ descriptor, data, shape: '(3,)' }), 'x.npy');
    expect(shape).toEqual([3]);
    expect([...numbers]).toEqual(expected);
  });

  it.each([1, 2, 3])('reads version %i', (version) => {
    const { shape, data } = readNpy(npy({ version, shape: '(1, 2)', data: floats(5, 6) }), 'x.npy');
    expect([shape, [...data]]).toEqual([
      [1, 2],
      [5, 6],
    ]);
  });

  it('reads a scalar', () => {
    const { shape, data } = readNpy(npy({ shape: '()', data: floats(7) }), 'x.npy');
    expect([shape, [...data]]).toEqual([[], [7]]);
  });

  it('puts Fortran’s order into C’s', () => {
    // numpy.arange(12).reshape(2, 3, 2), its first index running fastest
    const data = floats(0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11);
    const read = readNpy(npy({ shape: '(2, 3, 2)', fortran: true, data }), 'x.npy');
    expect([...read.data]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('reads from the middle of a larger buffer', () => {
    const file = npy({ shape: '(2,)', data: floats(1, 2) });
    const larger = Buffer.concat([bytes(9, 9, 9), file, bytes(9)]);
    expect([...readNpy(larger.subarray(3, 3 + file.length), 'x.npy').data]).toEqual([1, 2]);
  });
});

describe('what cannot be read is said in a sentence', () => {
  it.each([
    ['no .npy file', bytes(1, 2, 3), /x\.npy is not a \.npy file/],
    ['an unknown version', npy({ version: 9 }), /version 9 .* only 1 to 3 are known/],
    ['complex numbers', npy({ descriptor: '<c8' }), /holds <c8, and only real numbers/],
    ['objects', npy({ descriptor: '|O' }), /holds \|O/],
    [
      'a file that is cut off',
      npy({ shape: '(4,)', data: floats(1, 2) }),
      /cut off: an array of 4 needs 16 bytes, and 8 are there/,
    ],
    ['a broken header', npy({ shape: 'nothing' }), /header that cannot be read/],
  ])('%s', (_, file, message) => {
    expect(() => readNpy(file, 'x.npy')).toThrow(message);
  });
});

it.each([[[2, 3]], [[6]], [[1, 6, 1, 1]], [[]]])('reads what it writes: %j', (shape) => {
  const data = Float32Array.from({ length: shape.length === 0 ? 1 : 6 }, (_, index) => index / 3);
  const file = writeNpy({ shape, data });
  expect(readNpy(file, 'x.npy')).toEqual({ shape, data });
  // numpy maps files into memory, which wants the data to be aligned.
  expect((file.length - data.byteLength) % 64).toBe(0);
});

interface Parts {
  readonly version?: number;
  readonly descriptor?: string;
  readonly fortran?: boolean;
  readonly shape?: string;
  readonly data?: Uint8Array;
}

function npy({
  version = 1,
  descriptor = '<f4',
  fortran = false,
  shape = '(2,)',
  data = floats(1, 2),
}: Parts): Uint8Array {
  const header = `{'descr': '${descriptor}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': ${shape}, }\n`;
  const length = version === 1 ? [header.length, 0] : [header.length, 0, 0, 0];
  return Buffer.concat([bytes(0x93), Buffer.from('NUMPY'), bytes(version, 0, ...length), Buffer.from(header), data]);
}

function bytes(...values: number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(values);
}

function floats(...values: number[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Float32Array.from(values).buffer);
}
