import type { Dimension } from '../../tensor/dimension.ts';
import type { Shape } from '../../tensor/shape.ts';
import { greatestCommonDivisor } from '../divisors.ts';
import { channelsOf, featureMap } from '../featureMap.ts';
import { knownSize } from '../knownSize.ts';
import { type Cost, isRefusal, type Refusal, type Window } from '../operator.ts';

export const adaptiveOutputSize = {
  kind: 'pair',
  minimum: 1,
  nullable: true,
  doc: 'Height and width of the output; `null` keeps the size of the input.',
} as const;

/** From and up to, but not including. */
export type Bin = readonly [start: number, end: number];

type OutputSize = readonly [number | null, number | null];

export function inferAdaptive([height, width]: OutputSize, shape: Shape | undefined): readonly Shape[] | Refusal {
  const input = featureMap(shape);
  if (isRefusal(input)) return input;
  return [[input[0], input[1], height ?? input[2], width ?? input[3]]];
}

/**
 * The windows of one axis. They cover the input evenly, but need not be equally long and may overlap: 7 in 3 are
 * [0, 3) [2, 5) [4, 7) (ATen/native/AdaptivePooling.h, `start_index` and `end_index`).
 */
export function adaptiveBins(extent: number, count: number): readonly Bin[] {
  return Array.from({ length: count }, (_, index) => [
    Math.floor((index * extent) / count),
    Math.ceil(((index + 1) * extent) / count),
  ]);
}

/** Every element of every window is looked at once. */
export function adaptiveCost(input: Shape | undefined, output: Shape | undefined): readonly Cost[] {
  const channels = channelsOf(input);
  const rows = reads(input?.[2], output?.[2]);
  const columns = reads(input?.[3], output?.[3]);
  const known = channels !== undefined && rows !== undefined && columns !== undefined;
  return [{ work: 'pooling', factors: known ? [channels, rows, columns] : undefined }];
}

/** A pool to 1 × 1 sees everything; others are like a pool with their longest window and mean step. */
export function adaptiveWindow(size: OutputSize, input: Shape | undefined): Window {
  if (size[0] === 1 && size[1] === 1) return 'global';
  const vertical = axisWindow(input?.[2], size[0]);
  const horizontal = axisWindow(input?.[3], size[1]);
  if (vertical === undefined || horizontal === undefined) return 'global';
  return {
    kernel: [vertical.kernel, horizontal.kernel],
    stride: [vertical.stride, horizontal.stride],
    padding: [centred(vertical), centred(horizontal)],
    dilation: [1, 1],
  };
}

/** The first window and the first mean step have their centres at one place. */
function centred({ kernel, stride }: { readonly kernel: number; readonly stride: number }): number {
  return (kernel - stride) / 2;
}

/** The equal windows of an ordinary pool, where the sizes divide. */
export function evenPool(
  input: Shape | undefined,
  output: Shape | undefined,
): { kernel_shape: number[]; strides: number[] } | undefined {
  const steps = [2, 3].map((axis) => Number(input?.[axis]) / Number(output?.[axis]));
  return steps.every(Number.isInteger) ? { kernel_shape: steps, strides: steps } : undefined;
}

/** The windows of an axis, or undefined where it keeps its size. */
export function binsOf(
  axis: 2 | 3,
  size: OutputSize,
  input: Shape | undefined,
  operator: string,
): readonly Bin[] | undefined {
  const count = size[axis - 2];
  if (count === null || count === undefined || count === input?.[axis]) return undefined;
  return adaptiveBins(knownSize(input?.[axis], operator), count);
}

/** How long all windows of an axis are together: neighbours share an element wherever they do not meet at its edge. */
export function reads(extent: Dimension | undefined, count: Dimension | undefined): number | undefined {
  if (typeof extent !== 'number' || typeof count !== 'number') return undefined;
  return extent + count - greatestCommonDivisor(extent, count);
}

/** How long the longest window of an axis is. */
export function longestBin(extent: number, count: number): number {
  const rest = extent % count;
  if (rest === 0) return extent / count;
  // One that neither begins nor ends at the edge of an element has a part of one at both its ends.
  return Math.floor(extent / count) + (rest === greatestCommonDivisor(extent, count) ? 1 : 2);
}

function axisWindow(
  extent: Dimension | undefined,
  count: number | null,
): { kernel: number; stride: number } | undefined {
  if (count === null) return { kernel: 1, stride: 1 };
  if (typeof extent !== 'number') return undefined;
  return { kernel: longestBin(extent, count), stride: extent / count };
}
