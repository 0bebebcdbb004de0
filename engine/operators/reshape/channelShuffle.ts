import type { AttributeSchema } from '../attribute.ts';
import { channelsOf, checkDivides, checkHasPositions } from '../featureMap.ts';
import { knownSize } from '../knownSize.ts';
import { operator } from '../operator.ts';
import { moduleCall } from '../spelling.ts';

const schema = {
  groups: { kind: 'integer', minimum: 1, doc: 'How many groups the channels come in.' },
} as const satisfies AttributeSchema;

export const channelShuffle = operator({
  name: 'ChannelShuffle',
  category: 'Reshape',
  doc: 'Deals the channels of the groups out in turn, so that the next group convolution sees all of them. [ShuffleNet](https://arxiv.org/abs/1707.01083)',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.ChannelShuffle.html',
  attributes: schema,
  inputs: ['input'],
  infer({ attributes, inputs: [input = []] }) {
    return checkHasPositions(input) ?? checkDivides('groups', attributes.groups, input[1] ?? 0) ?? [input];
  },
  /** One Gather of the channels; the usual Reshape, Transpose, Reshape would have to know height and width. */
  lower({ attributes: { groups }, inputs }, graph) {
    const channels = knownSize(inputs[0]?.[1], 'ChannelShuffle');
    const perGroup = channels / groups;
    const order = Array.from(
      { length: channels },
      (_, index) => (index % groups) * perGroup + Math.floor(index / groups),
    );
    return [graph.node('Gather', [...graph.inputs, graph.integers(order)], { axis: 1 })];
  },
  pytorch: ({ attributes }) => moduleCall('nn.ChannelShuffle', {}, schema, attributes),
  starter: ([input]) => ({ groups: [2, 3, 5, 7].find((groups) => (channelsOf(input) ?? 2) % groups === 0) ?? 1 }),
  examples: [{ attributes: { groups: 3 }, inputs: [[12, 2, 3]], outputs: [[12, 2, 3]] }],
});
