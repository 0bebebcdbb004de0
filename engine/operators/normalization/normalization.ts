import type { Shape } from '../../tensor/shape.ts';
import { knownChannels } from '../featureMap.ts';
import { ones, zeros } from '../initialize.ts';
import { knownSize } from '../knownSize.ts';
import type { Lowering } from '../lowering.ts';
import type { Refusal, Weight } from '../operator.ts';

export const epsilon = {
  kind: 'number',
  default: 1e-5,
  doc: 'Added to the variance, so that nothing is divided by zero.',
} as const;

export const momentum = {
  kind: 'number',
  optional: true,
  default: 0.1,
  doc: 'How fast the running statistics follow the batches in training; `null` averages all batches.',
} as const;

export const affine = { kind: 'boolean', default: true, doc: 'Learns a scale and a shift for each channel.' } as const;

export const numFeatures = {
  kind: 'integer',
  minimum: 1,
  optional: true,
  doc: 'Channels of the input. Taken from the input; when given, it is checked.',
} as const;

/** With statistics that are already there: one product and one sum for each element, whatever the parameters. */
export const runningStatisticsWork = 2;

/**
 * With statistics of the input at hand, for each element: 1 for the mean, 3 for the variance (subtract, square, add), 2
 * to subtract and divide; and 2 to scale and shift.
 */
export function ownStatisticsWork(scaled: boolean): number {
  return scaled ? 8 : 6;
}

/** What BatchNorm2d and InstanceNorm2d own: up to four tensors, one number per channel each. */
export function statisticalWeights(
  attributes: { readonly affine: boolean; readonly track_running_stats: boolean },
  input: Shape | undefined,
): readonly Weight[] | Refusal {
  const { affine, track_running_stats } = attributes;
  if (!affine && !track_running_stats) return [];
  const channels = knownChannels(input?.[1]);
  if (typeof channels !== 'number') return channels;
  return [...(affine ? scaleAndShift([channels]) : []), ...(track_running_stats ? runningStatistics(channels) : [])];
}

/** A scale of ones and a shift of zeros. */
export function scaleAndShift(shape: readonly number[]): readonly Weight[] {
  const parameter = { kind: 'parameter', shape, factors: shape } as const;
  return [
    { name: 'weight', ...parameter, initialize: ones },
    { name: 'bias', ...parameter, initialize: zeros },
  ];
}

/** Multiplies each channel by the weight and adds the bias. */
export function scaleChannels(graph: Lowering, input: string, shape: Shape): string {
  const channels = knownSize(shape[1], 'A normalization');
  const perChannel = graph.integers([channels, ...Array<number>(shape.length - 2).fill(1)]);
  const scale = graph.node('Reshape', [graph.weight('weight'), perChannel]);
  const shift = graph.node('Reshape', [graph.weight('bias'), perChannel]);
  return graph.node('Add', [graph.node('Mul', [input, scale]), shift]);
}

/** The parameters, or 1 and 0 for ONNX operators that insist on a scale and a shift. */
export function scaleOrOnes(
  graph: Lowering,
  affine: boolean,
  channels: number,
): readonly [scale: string, shift: string] {
  if (affine) return [graph.weight('weight'), graph.weight('bias')];
  return [graph.floats(Array<number>(channels).fill(1)), graph.floats(Array<number>(channels).fill(0))];
}

/** PyTorch's fifth tensor, `num_batches_tracked`, is a counter and not computed with, so it is not listed. */
function runningStatistics(channels: number): readonly Weight[] {
  const buffer = { kind: 'buffer', shape: [channels], factors: [channels] } as const;
  return [
    { name: 'running_mean', ...buffer, initialize: zeros },
    { name: 'running_var', ...buffer, initialize: ones },
  ];
}
