import type { AttributeSchema } from '../attribute.ts';
import { channelsOf, checkChannels, featureMap, knownChannels } from '../featureMap.ts';
import { knownSize } from '../knownSize.ts';
import { isRefusal, operator } from '../operator.ts';
import { moduleCall } from '../spelling.ts';
import { workPerElement } from '../work.ts';
import { affine, epsilon, numFeatures, ownStatisticsWork, scaleAndShift, scaleOrOnes } from './normalization.ts';

const schema = {
  eps: epsilon,
  elementwise_affine: affine,
  normalized_shape: numFeatures,
} as const satisfies AttributeSchema;

export const layerNorm2d = operator({
  name: 'LayerNorm2d',
  category: 'Normalization',
  doc: 'Brings the channels at each position of a feature map to mean 0 and variance 1: a LayerNorm for [N, C, H, W], as in ConvNeXt.',
  source: 'https://github.com/pytorch/vision/blob/main/torchvision/models/convnext.py',
  attributes: schema,
  inputs: ['input'],
  infer({ attributes, inputs }) {
    const input = featureMap(inputs[0]);
    if (isRefusal(input)) return input;
    return checkChannels('normalized_shape', attributes.normalized_shape, input[1]) ?? [input];
  },
  weights({ attributes, inputs }) {
    if (!attributes.elementwise_affine) return [];
    const channels = knownChannels(inputs[0]?.[1]);
    return typeof channels === 'number' ? scaleAndShift([channels]) : channels;
  },
  cost: ({ attributes, outputs }) => [
    workPerElement('normalization', outputs[0], [ownStatisticsWork(attributes.elementwise_affine)]),
  ],
  lower({ attributes, inputs }, graph) {
    const channelsLast = graph.node('Transpose', graph.inputs, { perm: [0, 2, 3, 1] });
    const scale = scaleOrOnes(graph, attributes.elementwise_affine, knownSize(inputs[0]?.[1], 'LayerNorm2d'));
    const normal = graph.node('LayerNormalization', [channelsLast, ...scale], {
      axis: -1,
      epsilon: { float: attributes.eps },
    });
    return [graph.node('Transpose', [normal], { perm: [0, 3, 1, 2] })];
  },
  pytorch: ({ attributes, inputs }) =>
    moduleCall({ callee: 'LayerNorm2d', definition }, { normalized_shape: channelsOf(inputs[0]) }, schema, attributes),
  examples: [{ attributes: { eps: 1e-6 }, inputs: [[6, 5, 7]], outputs: [[6, 5, 7]], parameters: 12 }],
});

/** PyTorch has none of its own, torchvision has one inside its ConvNeXt. */
const definition = `
class LayerNorm2d(nn.LayerNorm):
    """A LayerNorm over the channels of [N, C, H, W]."""

    def forward(self, x: Tensor) -> Tensor:
        x = super().forward(x.permute(0, 2, 3, 1))
        return x.permute(0, 3, 1, 2)
`;
