import { type Dimension, sameDimension } from '../tensor/dimension.ts';
import { printFullShape, type Shape } from '../tensor/shape.ts';
import { divisorsOf, greatestCommonDivisor } from './divisors.ts';
import type { Refusal } from './operator.ts';

/** `[batch, channels, height, width]` */
export type FeatureMap = readonly [Dimension, Dimension, Dimension, Dimension];

/** An input as a feature map, or a refusal that says what it is instead. */
export function featureMap(shape: Shape | undefined, input = 0): FeatureMap | Refusal {
  if (isFeatureMap(shape)) return shape;
  const found = shape === undefined ? 'nothing' : printFullShape(shape);
  return {
    refused: 'rank-mismatch',
    at: { input },
    message: `the input must be a feature map [N, C, H, W], but it is ${found}`,
    help: wayToFeatureMap(shape?.length),
  };
}

function wayToFeatureMap(rank: number | undefined): string {
  if (rank === 2) return 'Move it before the Flatten, or Reshape to [C, H, W].';
  // `image: [1, 3, 224, 224]` is what one writes in PyTorch.
  return rank === 5 ? 'The batch is implied: leave it out of the shape of the input.' : 'Reshape to [C, H, W].';
}

function isFeatureMap(shape: Shape | undefined): shape is FeatureMap {
  return shape?.length === 4;
}

/** For operators that take any tensor with channels: `[N, C, …]`. */
export function checkHasChannels(shape: Shape): Refusal | undefined {
  return shape.length >= 2 ? undefined : missingAxes(shape, 'channels behind the batch');
}

/** For operators that take any tensor with channels and positions: `[N, C, L]`, `[N, C, H, W]`, … */
export function checkHasPositions(shape: Shape): Refusal | undefined {
  return shape.length >= 3 ? undefined : missingAxes(shape, 'positions behind the channels');
}

function missingAxes(shape: Shape, what: string): Refusal {
  return {
    refused: 'rank-mismatch',
    at: { input: 0 },
    message: `the input must have ${what}, but it is ${printFullShape(shape)}`,
    help: 'Reshape to [C, H, W].',
  };
}

/** Checks an optional attribute such as `in_channels` against the channels that arrive. */
export function checkChannels(attribute: string, given: number | undefined, channels: Dimension): Refusal | undefined {
  if (given === undefined || sameDimension(given, channels) !== false) return undefined;
  return {
    refused: 'channel-mismatch',
    at: { attribute },
    message: `${attribute} must be the ${channels} channels of the input, but it is ${given}`,
    help: `Write ${channels}, or leave ${attribute} out: it is taken from the input.`,
  };
}

/** As `checkChannels`; but PyTorch compares with its own tensors, and compares nothing where a module has none. */
export function checkOwnChannels(
  attribute: string,
  given: number | undefined,
  channels: Dimension,
  hasTensors: boolean,
): Refusal | undefined {
  return checkChannels(attribute, hasTensors ? given : undefined, channels);
}

/** Checks that a number of groups divides; says nothing while the channels are unknown. */
export function checkDivides(attribute: string, groups: number, channels: Dimension): Refusal | undefined {
  return checkDividesAll(attribute, groups, [{ count: channels, what: 'channels' }]);
}

/** Checks that a number of groups divides several counts at once. */
export function checkDividesAll(
  attribute: string,
  groups: number,
  counts: readonly { readonly count: Dimension; readonly what: string }[],
): Refusal | undefined {
  if (groups === 1) return undefined;
  const known = counts.flatMap(({ count, what }) => (typeof count === 'number' ? [{ count, what }] : []));
  const undivided = known.find(({ count }) => count % groups !== 0);
  if (undivided === undefined) return undefined;
  return {
    refused: 'not-divisible',
    at: { attribute },
    message: `${attribute} must divide the ${undivided.count} ${undivided.what}, but ${groups} does not`,
    help: `Use ${printDivisors(known.map(({ count }) => count))}.`,
  };
}

/** The channels of a shape, where they are known. */
export function channelsOf(shape: Shape | undefined): number | undefined {
  const channels = shape?.[1];
  return typeof channels === 'number' ? channels : undefined;
}

/** The channels as a number; weights cannot be made without. */
export function knownChannels(channels: Dimension | undefined, what = 'channels'): number | Refusal {
  if (typeof channels === 'number') return channels;
  return {
    refused: 'unknown-size',
    at: { input: 0 },
    message: `the weights need to know how many ${what} arrive, but that is not known`,
    help: 'Give the sizes of the inputs as numbers.',
  };
}

/** What divides all of the numbers, `1, 2, 3 or 6`; of many, the smallest and the largest. */
function printDivisors(counts: readonly number[]): string {
  const all = divisorsOf(counts.reduce(greatestCommonDivisor));
  const shown = all.length > 8 ? [...all.slice(0, 7), ...all.slice(-1)] : all;
  return shown.length === 1 ? '1' : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}
