import type { AttributeSchema } from '../attribute.ts';
import { channelsOf, featureMap, knownChannels } from '../featureMap.ts';
import { knownSize } from '../knownSize.ts';
import { isRefusal, operator } from '../operator.ts';
import { moduleCall } from '../spelling.ts';
import { workPerElement } from '../work.ts';

const schema = {
  init_values: { kind: 'number', default: 1e-5, doc: 'The scales to begin with: small, so that the branch fades in.' },
} as const satisfies AttributeSchema;

export const layerScale = operator({
  name: 'LayerScale',
  category: 'Regularization',
  doc: 'Multiplies each channel by a learnable number. [Going deeper with Image Transformers](https://arxiv.org/abs/2103.17239)',
  source: 'https://github.com/huggingface/pytorch-image-models/blob/main/timm/layers/layer_scale.py',
  attributes: schema,
  inputs: ['input'],
  infer({ inputs }) {
    const input = featureMap(inputs[0]);
    return isRefusal(input) ? input : [input];
  },
  weights({ attributes, inputs }) {
    const channels = knownChannels(inputs[0]?.[1]);
    if (typeof channels !== 'number') return channels;
    const initialize = { kind: 'constant', value: attributes.init_values } as const;
    return [{ name: 'gamma', kind: 'parameter', shape: [channels], factors: [channels], initialize }];
  },
  cost: ({ outputs }) => [workPerElement('elementwise', outputs[0])],
  lower({ inputs }, graph) {
    const channels = knownSize(inputs[0]?.[1], 'LayerScale');
    const gamma = graph.node('Reshape', [graph.weight('gamma'), graph.integers([channels, 1, 1])]);
    return [graph.node('Mul', [...graph.inputs, gamma])];
  },
  pytorch: ({ attributes, inputs }) =>
    moduleCall({ callee: 'LayerScale', definition }, { channels: channelsOf(inputs[0]) }, schema, attributes),
  examples: [{ attributes: {}, inputs: [[6, 4, 5]], outputs: [[6, 4, 5]], parameters: 6 }],
});

/** PyTorch has none of its own, timm has. */
const definition = `
class LayerScale(nn.Module):
    """Multiplies each channel by a learnable number.

    https://arxiv.org/abs/2103.17239
    """

    def __init__(self, channels: int, init_values: float = 1e-5) -> None:
        super().__init__()
        self.gamma = nn.Parameter(torch.full((channels,), init_values))

    def forward(self, x: Tensor) -> Tensor:
        return x * self.gamma.view(-1, 1, 1)
`;
