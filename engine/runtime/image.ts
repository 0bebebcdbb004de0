import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import { InputError } from './inputError.ts';

/** A picture, eight bits for each of red, green, blue and opacity. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface Size {
  readonly height: number;
  readonly width: number;
}

export function decodePicture(bytes: Uint8Array, name: string): Picture {
  try {
    return /\.png$/i.test(name)
      ? PNG.sync.read(Buffer.from(bytes))
      : decodeJpeg(bytes, { useTArray: true, maxMemoryUsageInMB: 4096 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${name} cannot be read as a picture (${reason}). Save it again as PNG or JPEG.`);
  }
}

/**
 * The picture as a network takes it, channels first: three of them as red, green and blue, one as brightness. `steps` says
 * in words what was done. Opacity is ignored.
 */
export function picturePlanes(picture: Picture, channels: 1 | 3, size: Size): { data: Float32Array; steps: string } {
  const colors = channels === 3 ? imageNetColors : [brightness];
  const planes = colors.map((color) => resize(plane(picture, color), picture, size));
  const data = new Float32Array(channels * size.height * size.width);
  for (const [index, each] of planes.entries()) data.set(each, index * size.height * size.width);
  const same = picture.height === size.height && picture.width === size.width;
  const resized = same ? '' : `resized from ${printSize(picture)} to ${printSize(size)}, `;
  const scaled =
    channels === 3 ? 'scaled to [0, 1], normalised with the mean and deviation of ImageNet' : 'gray, scaled to [0, 1]';
  return { data, steps: resized + scaled };
}

/** Weights of red, green and blue, and what is done to the sum. */
interface Color {
  readonly mix: readonly [number, number, number];
  readonly mean: number;
  readonly deviation: number;
}

/** https://docs.pytorch.org/vision/stable/models.html, "the inference transforms" */
const imageNetColors: readonly Color[] = [
  { mix: [1, 0, 0], mean: 0.485, deviation: 0.229 },
  { mix: [0, 1, 0], mean: 0.456, deviation: 0.224 },
  { mix: [0, 0, 1], mean: 0.406, deviation: 0.225 },
];

/** ITU-R BT.601, as Pillow's mode L. */
const brightness: Color = { mix: [0.299, 0.587, 0.114], mean: 0, deviation: 1 };

function plane({ width, height, data }: Picture, { mix, mean, deviation }: Color): Float32Array {
  const values = new Float32Array(width * height);
  for (let pixel = 0; pixel < values.length; pixel++) {
    const [red = 0, green = 0, blue = 0] = data.subarray(4 * pixel, 4 * pixel + 3);
    values[pixel] = ((mix[0] * red + mix[1] * green + mix[2] * blue) / 255 - mean) / deviation;
  }
  return values;
}

function resize(values: Float32Array, from: Size, to: Size): Float32Array {
  const columns = resizeRows(values, from.height, from.width, to.width);
  return transpose(
    resizeRows(transpose(columns, from.height, to.width), to.width, from.height, to.height),
    to.width,
    to.height,
  );
}

/**
 * Bilinear: each new value is a mean of the old ones around it, weighted by a triangle, which is made wider where the
 * picture shrinks so that no pixel is passed over. As Pillow and torchvision do it by default.
 */
function resizeRows(values: Float32Array, rows: number, from: number, to: number): Float32Array {
  if (from === to) return values;
  const scale = from / to;
  const reach = Math.max(scale, 1);
  const resized = new Float32Array(rows * to);
  for (let column = 0; column < to; column++) {
    const centre = (column + 0.5) * scale;
    const first = Math.max(0, Math.floor(centre - reach));
    const last = Math.min(from, Math.ceil(centre + reach));
    const weights: number[] = [];
    for (let index = first; index < last; index++)
      weights.push(Math.max(0, 1 - Math.abs(index + 0.5 - centre) / reach));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (const [offset, weight] of weights.entries()) sum += weight * (values[row * from + first + offset] ?? 0);
      resized[row * to + column] = sum / total;
    }
  }
  return resized;
}

function transpose(values: Float32Array, rows: number, columns: number): Float32Array {
  const turned = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) turned[column * rows + row] = values[row * columns + column] ?? 0;
  }
  return turned;
}

function printSize({ height, width }: Size): string {
  return `${height} × ${width}`;
}
