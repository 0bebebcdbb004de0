import { unknownDimension } from '../../tensor/dimension.ts';
import type { AttributeSchema } from '../attribute.ts';
import { channelsOf, checkDividesAll, checkHasChannels, checkOwnChannels, knownChannels } from '../featureMap.ts';
import { operator } from '../operator.ts';
import { moduleCall } from '../spelling.ts';
import { workPerElement } from '../work.ts';
import { affine, epsilon, ownStatisticsWork, scaleAndShift, scaleChannels } from './normalization.ts';

const schema = {
  num_groups: { kind: 'integer', minimum: 1, doc: 'How many groups the channels fall into.' },
  eps: epsilon,
  affine,
  num_channels: {
    kind: 'integer',
    minimum: 1,
    optional: true,
    doc: 'Channels of the input. Taken from the input; when given, it is checked.',
  },
} as const satisfies AttributeSchema;

export const groupNorm = operator({
  name: 'GroupNorm',
  category: 'Normalization',
  doc: 'Brings each group of channels of each sample to mean 0 and variance 1, then scales and shifts each channel. Does not depend on the batch.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.GroupNorm.html',
  attributes: schema,
  inputs: ['input'],
  infer({ attributes: { num_groups, num_channels, affine }, inputs: [input = []] }) {
    const refusal = checkHasChannels(input);
    if (refusal) return refusal;
    const channels = input[1] ?? 0;
    return (
      checkOwnChannels('num_channels', num_channels, channels, affine) ??
      checkDividesAll('num_groups', num_groups, [
        { count: channels, what: 'channels' },
        { count: num_channels ?? unknownDimension, what: 'num_channels' },
      ]) ?? [input]
    );
  },
  weights({ attributes, inputs }) {
    if (!attributes.affine) return [];
    const channels = knownChannels(inputs[0]?.[1]);
    return typeof channels === 'number' ? scaleAndShift([channels]) : channels;
  },
  cost: ({ attributes, outputs }) => [
    workPerElement('normalization', outputs[0], [ownStatisticsWork(attributes.affine)]),
  ],
  /** ONNX's InstanceNormalization with a group in the place of a channel. */
  lower({ attributes, inputs: [input = []] }, graph) {
    const { num_groups, eps } = attributes;
    const [value = ''] = graph.inputs;
    const groups = graph.node('Reshape', [value, graph.integers([0, num_groups, -1])]);
    const scale = graph.floats(Array<number>(num_groups).fill(1));
    const shift = graph.floats(Array<number>(num_groups).fill(0));
    const standard = graph.node('InstanceNormalization', [groups, scale, shift], { epsilon: { float: eps } });
    const output = graph.node('Reshape', [standard, graph.node('Shape', [value])]);
    return [attributes.affine ? scaleChannels(graph, output, input) : output];
  },
  pytorch: ({ attributes, inputs }) =>
    moduleCall(
      'nn.GroupNorm',
      { num_groups: attributes.num_groups, num_channels: channelsOf(inputs[0]) },
      schema,
      attributes,
    ),
  starter: ([input]) => ({ num_groups: (channelsOf(input) ?? 32) % 32 === 0 ? 32 : 1 }),
  examples: [
    { attributes: { num_groups: 3 }, inputs: [[6, 5, 7]], outputs: [[6, 5, 7]], parameters: 12 },
    { attributes: { num_groups: 2, affine: false }, inputs: [[8, 3, 5]], outputs: [[8, 3, 5]] },
  ],
});
