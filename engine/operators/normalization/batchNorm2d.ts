import type { AttributeSchema } from '../attribute.ts';
import { channelsOf, checkChannels, featureMap, knownChannels } from '../featureMap.ts';
import { knownSize } from '../knownSize.ts';
import { moduleCall } from '../moduleCall.ts';
import { isRefusal, operator } from '../operator.ts';
import { workPerElement } from '../work.ts';
import {
  epsilon,
  momentum,
  runningStatistics,
  scaleAndShift,
  scaleChannels,
  scaleOrOnes,
  standardize,
} from './normalization.ts';

const schema = {
  eps: epsilon(1e-5),
  momentum,
  affine: { kind: 'boolean', default: true, doc: 'Learns a scale and a shift for each channel.' },
  track_running_stats: {
    kind: 'boolean',
    default: true,
    doc: 'Keeps mean and variance of training for inference; without, each batch is normalized by its own.',
  },
  num_features: {
    kind: 'integer',
    minimum: 1,
    optional: true,
    doc: 'Channels of the input. Taken from the input; when given, it is checked.',
  },
} as const satisfies AttributeSchema;

export const batchNorm2d = operator({
  name: 'BatchNorm2d',
  category: 'Normalization',
  doc: 'Brings each channel to mean 0 and variance 1 over the batch, then scales and shifts it.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.BatchNorm2d.html',
  attributes: schema,
  inputs: ['input'],
  infer({ attributes, inputs }) {
    const input = featureMap(inputs[0]);
    if (isRefusal(input)) return input;
    const { num_features, affine, track_running_stats } = attributes;
    // Without tensors of its own it has nothing to compare num_features with, and PyTorch does not.
    const compared = affine || track_running_stats ? num_features : undefined;
    return checkChannels('num_features', compared, input[1]) ?? [input];
  },
  weights({ attributes, inputs }) {
    const { affine, track_running_stats } = attributes;
    if (!affine && !track_running_stats) return [];
    const channels = knownChannels(inputs[0]?.[1]);
    if (typeof channels !== 'number') return channels;
    return [...(affine ? scaleAndShift([channels]) : []), ...(track_running_stats ? runningStatistics(channels) : [])];
  },
  /**
   * With running statistics it is one product and one sum per element, whatever the parameters. With the batch's own it
   * has to find them first: 1 for the mean, 3 for the variance (subtract, square, add).
   */
  cost: ({ attributes, outputs }) => [
    workPerElement('normalization', outputs[0], [attributes.track_running_stats ? 2 : 6]),
  ],
  lower({ attributes, inputs }, graph) {
    const { eps, affine, track_running_stats } = attributes;
    const [input = ''] = graph.inputs;
    if (!track_running_stats) {
      const standard = standardize(graph, input, [0, 2, 3], eps);
      return [affine ? scaleChannels(graph, standard) : standard];
    }
    const [scale, shift] = scaleOrOnes(graph, affine, knownSize(inputs[0]?.[1], 'BatchNorm2d'));
    const statistics = [graph.weight('running_mean'), graph.weight('running_var')];
    return [graph.node('BatchNormalization', [input, scale, shift, ...statistics], { epsilon: { float: eps } })];
  },
  pytorch: ({ attributes, inputs }) =>
    moduleCall('nn.BatchNorm2d', [channelsOf(inputs[0])], schema, { ...attributes, num_features: undefined }),
  examples: [],
});
