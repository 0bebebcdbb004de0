import { encode } from 'jpeg-js';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { decodePicture, type Picture, picturePlanes } from '../../../engine/runtime/image.ts';

describe('decodes', () => {
  it('PNG', () => {
    const png = new PNG({ width: 2, height: 1 });
    png.data.set([255, 0, 0, 255, 10, 20, 30, 0]);
    const { width, height, data } = decodePicture(PNG.sync.write(png), 'cat.PNG');
    expect([width, height, [...data]]).toEqual([2, 1, [255, 0, 0, 255, 10, 20, 30, 0]]);
  });

  it('JPEG', () => {
    const { data: jpeg } = encode({ width: 8, height: 8, data: Buffer.alloc(256, 200) }, 100);
    const { width, data } = decodePicture(jpeg, 'cat.jpg');
    expect(width).toBe(8);
    expect(Math.abs((data[0] ?? 0) - 200)).toBeLessThan(3);
  });

  it('nothing else, and says so', () => {
    expect(() => decodePicture(Uint8Array.of(1, 2, 3), 'cat.png')).toThrow(
      /cat\.png cannot be read as a picture \(.*\)\. Save it again as PNG or JPEG\./,
    );
    expect(() => decodePicture(Uint8Array.of(1, 2, 3), 'cat.jpeg')).toThrow(/cat\.jpeg cannot be read as a picture/);
  });
});

it('normalises three channels like ImageNet', () => {
  const { data, steps } = picturePlanes(
    pictureOf(1, 1, () => [255, 128, 0]),
    3,
    { height: 1, width: 1 },
  );
  const expected = [(1 - 0.485) / 0.229, (128 / 255 - 0.456) / 0.224, -0.406 / 0.225];
  for (const [channel, value] of expected.entries()) expect(data[channel]).toBeCloseTo(value, 5);
  expect(steps).toBe('scaled to [0, 1], normalised with the mean and deviation of ImageNet');
});

it('makes one channel of the brightness', () => {
  const { data, steps } = picturePlanes(
    pictureOf(1, 1, () => [255, 100, 0]),
    1,
    { height: 1, width: 1 },
  );
  expect(data[0]).toBeCloseTo((0.299 * 255 + 0.587 * 100) / 255, 5);
  expect(steps).toBe('gray, scaled to [0, 1]');
});

describe('resizes like Pillow', () => {
  const gray = pictureOf(5, 7, (row, column) => {
    const value = (((7 * row + column) * 37) % 256) | 0;
    return [value, value, value];
  });

  // Image.fromarray(a).resize((3, 2), Image.BILINEAR), Pillow 9.4
  it('to less', () => {
    const { data, steps } = picturePlanes(gray, 1, { height: 2, width: 3 });
    expectClose(data, [34.71428680419922, 114, 193.2857208251953, 40.71428680419922, 120, 199.2857208251953]);
    expect(steps).toBe('resized from 5 × 7 to 2 × 3, gray, scaled to [0, 1]');
  });

  it('to more', () => {
    const { data } = picturePlanes(gray, 1, { height: 6, width: 9 });
    expectClose(data.subarray(0, 4), [0, 24.6667, 53.4444, 82.2222]);
    expectClose(data.subarray(50), [151.7778, 180.5556, 209.3333, 234]);
  });

  function expectClose(actual: Float32Array, expected: readonly number[]): void {
    expect(actual.length).toBe(expected.length);
    for (const [index, value] of expected.entries()) expect(255 * (actual[index] ?? Number.NaN)).toBeCloseTo(value, 2);
  }
});

function pictureOf(
  height: number,
  width: number,
  colorAt: (row: number, column: number) => readonly [number, number, number],
): Picture {
  const data = new Uint8Array(4 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++)
    data.set([...colorAt(Math.floor(pixel / width), pixel % width), 255], 4 * pixel);
  return { width, height, data };
}
