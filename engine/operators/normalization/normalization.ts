import { ones, zeros } from '../initialize.ts';
import type { Lowering } from '../lowering.ts';
import type { Weight } from '../operator.ts';

export const epsilon = (value: number) =>
  ({
    kind: 'number',
    minimum: 0,
    default: value,
    doc: 'Added to the variance, so that nothing is divided by zero.',
  }) as const;

export const momentum = {
  kind: 'number',
  optional: true,
  default: 0.1,
  doc: 'How fast the running statistics follow the batches in training.',
} as const;

/** A scale of ones and a shift of zeros, one of each per channel. */
export function scaleAndShift(
  shape: readonly number[],
  names: readonly string[] = ['weight', 'bias'],
): readonly Weight[] {
  return names.map((name) => ({
    name,
    kind: 'parameter',
    shape,
    factors: shape,
    initialize: name === 'bias' ? zeros : ones,
  }));
}

/** The statistics of all batches seen in training. `num_batches_tracked` is no tensor of numbers to compute with: not listed. */
export function runningStatistics(channels: number): readonly Weight[] {
  return [
    { name: 'running_mean', kind: 'buffer', shape: [channels], factors: [channels], initialize: zeros },
    { name: 'running_var', kind: 'buffer', shape: [channels], factors: [channels], initialize: ones },
  ];
}

/** `(x − mean) / √(variance + ε)` with the statistics of the very input, over `axes`. */
export function standardize(graph: Lowering, input: string, axes: readonly number[], eps: number): string {
  const over = graph.integers(axes);
  const centred = graph.node('Sub', [input, graph.node('ReduceMean', [input, over])]);
  const variance = graph.node('ReduceMean', [graph.node('Mul', [centred, centred]), over]);
  const deviation = graph.node('Sqrt', [graph.node('Add', [variance, graph.floats([eps], [])])]);
  return graph.node('Div', [centred, deviation]);
}

/** Multiplies each channel by the weight and adds the bias, both of shape `[channels]`. */
export function scaleChannels(graph: Lowering, input: string): string {
  const perChannel = graph.integers([-1, 1, 1]);
  const scale = graph.node('Reshape', [graph.weight('weight'), perChannel]);
  const shift = graph.node('Reshape', [graph.weight('bias'), perChannel]);
  return graph.node('Add', [graph.node('Mul', [input, scale]), shift]);
}

/** Scale 1 and shift 0 where there are running statistics but no parameters. */
export function scaleOrOnes(
  graph: Lowering,
  affine: boolean,
  channels: number,
): readonly [scale: string, shift: string] {
  if (affine) return [graph.weight('weight'), graph.weight('bias')];
  return [graph.floats(Array<number>(channels).fill(1)), graph.floats(Array<number>(channels).fill(0))];
}
