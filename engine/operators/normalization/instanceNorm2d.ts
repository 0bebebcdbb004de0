import { printFullShape } from '../../tensor/shape.ts';
import type { AttributeSchema } from '../attribute.ts';
import { channelsOf, checkOwnChannels, type FeatureMap, featureMap } from '../featureMap.ts';
import { knownSize } from '../knownSize.ts';
import { isRefusal, operator, type Refusal } from '../operator.ts';
import { moduleCall } from '../spelling.ts';
import { workPerElement } from '../work.ts';
import {
  affine,
  epsilon,
  momentum,
  numFeatures,
  ownStatisticsWork,
  runningStatisticsWork,
  scaleOrOnes,
  statisticalWeights,
} from './normalization.ts';

const schema = {
  eps: epsilon,
  momentum,
  affine: { ...affine, default: false },
  track_running_stats: {
    kind: 'boolean',
    default: false,
    doc: 'Keeps mean and variance of training, and uses them for inference like BatchNorm2d.',
  },
  num_features: numFeatures,
} as const satisfies AttributeSchema;

export const instanceNorm2d = operator({
  name: 'InstanceNorm2d',
  category: 'Normalization',
  doc: 'Brings each channel of each sample to mean 0 and variance 1 over its height and width.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.InstanceNorm2d.html',
  attributes: schema,
  inputs: ['input'],
  infer({ attributes, inputs }) {
    const input = featureMap(inputs[0]);
    if (isRefusal(input)) return input;
    const { num_features, affine, track_running_stats } = attributes;
    return (
      checkOwnChannels('num_features', num_features, input[1], affine || track_running_stats) ??
      (track_running_stats ? undefined : checkSeveral(input)) ?? [input]
    );
  },
  weights: ({ attributes, inputs }) => statisticalWeights(attributes, inputs[0]),
  cost({ attributes, outputs }) {
    const work = attributes.track_running_stats ? runningStatisticsWork : ownStatisticsWork(attributes.affine);
    return [workPerElement('normalization', outputs[0], [work])];
  },
  lower({ attributes, inputs }, graph) {
    const epsilon = { epsilon: { float: attributes.eps } };
    const scale = scaleOrOnes(graph, attributes.affine, knownSize(inputs[0]?.[1], 'InstanceNorm2d'));
    if (!attributes.track_running_stats)
      return [graph.node('InstanceNormalization', [...graph.inputs, ...scale], epsilon)];
    const statistics = [graph.weight('running_mean'), graph.weight('running_var')];
    return [graph.node('BatchNormalization', [...graph.inputs, ...scale, ...statistics], epsilon)];
  },
  pytorch: ({ attributes, inputs }) =>
    moduleCall('nn.InstanceNorm2d', { num_features: channelsOf(inputs[0]) }, schema, attributes),
  examples: [
    { attributes: {}, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] },
    {
      attributes: { affine: true, track_running_stats: true },
      inputs: [[3, 5, 6]],
      outputs: [[3, 5, 6]],
      parameters: 6,
    },
  ],
});

/** PyTorch's `_verify_spatial_size` (torch/nn/functional.py). */
function checkSeveral(input: FeatureMap): Refusal | undefined {
  if (input[2] !== 1 || input[3] !== 1) return undefined;
  return {
    refused: 'shape-mismatch',
    at: { input: 0 },
    message: `a channel must have several values to be normalized by its own statistics, but the input is ${printFullShape(input)}`,
    help: 'Leave it out, or normalize over channels: LayerNorm2d, GroupNorm.',
  };
}
