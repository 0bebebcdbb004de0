import type { AttributeSchema } from '../attribute.ts';
import { channelsOf, checkOwnChannels, featureMap } from '../featureMap.ts';
import { knownSize } from '../knownSize.ts';
import type { Lowering } from '../lowering.ts';
import { isRefusal, operator } from '../operator.ts';
import { moduleCall } from '../spelling.ts';
import { workPerElement } from '../work.ts';
import {
  affine,
  epsilon,
  momentum,
  numFeatures,
  ownStatisticsWork,
  runningStatisticsWork,
  scaleChannels,
  scaleOrOnes,
  statisticalWeights,
} from './normalization.ts';

const schema = {
  eps: epsilon,
  momentum,
  affine,
  track_running_stats: {
    kind: 'boolean',
    default: true,
    doc: 'Keeps mean and variance of training for inference; without, each batch is normalized by its own.',
  },
  num_features: numFeatures,
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
    return checkOwnChannels('num_features', num_features, input[1], affine || track_running_stats) ?? [input];
  },
  weights: ({ attributes, inputs }) => statisticalWeights(attributes, inputs[0]),
  cost({ attributes, outputs }) {
    const work = attributes.track_running_stats ? runningStatisticsWork : ownStatisticsWork(attributes.affine);
    return [workPerElement('normalization', outputs[0], [work])];
  },
  lower({ attributes, inputs }, graph) {
    const { eps, affine, track_running_stats } = attributes;
    if (!track_running_stats) {
      const standard = standardizeBatch(graph, eps);
      return [affine ? scaleChannels(graph, standard, inputs[0] ?? []) : standard];
    }
    const scale = scaleOrOnes(graph, affine, knownSize(inputs[0]?.[1], 'BatchNorm2d'));
    const statistics = [graph.weight('running_mean'), graph.weight('running_var')];
    const output = graph.node('BatchNormalization', [...graph.inputs, ...scale, ...statistics], {
      epsilon: { float: eps },
    });
    return [output];
  },
  pytorch: ({ attributes, inputs }) =>
    moduleCall('nn.BatchNorm2d', { num_features: channelsOf(inputs[0]) }, schema, attributes),
  examples: [
    { attributes: {}, inputs: [[6, 5, 7]], outputs: [[6, 5, 7]], parameters: 12 },
    { attributes: { affine: false, track_running_stats: false }, inputs: [[4, 3, 5]], outputs: [[4, 3, 5]] },
  ],
});

/** `(x − mean) / √(variance + ε)` with the batch's own statistics, which is what PyTorch does without running ones. */
function standardizeBatch(graph: Lowering, eps: number): string {
  const [input = ''] = graph.inputs;
  const axes = graph.integers([0, 2, 3]);
  const centred = graph.node('Sub', [input, graph.node('ReduceMean', [input, axes])]);
  const variance = graph.node('ReduceMean', [graph.node('Mul', [centred, centred]), axes]);
  const deviation = graph.node('Sqrt', [graph.node('Add', [variance, graph.floats([eps], [])])]);
  return graph.node('Div', [centred, deviation]);
}
