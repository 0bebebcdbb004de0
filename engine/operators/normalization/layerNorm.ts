import { sameDimension } from '../../tensor/dimension.ts';
import { printFullShape, type Shape } from '../../tensor/shape.ts';
import type { AttributeSchema } from '../attribute.ts';
import { operator, type Refusal } from '../operator.ts';
import { moduleCall } from '../spelling.ts';
import { workPerElement } from '../work.ts';
import { affine, epsilon, ownStatisticsWork, scaleAndShift } from './normalization.ts';

const schema = {
  normalized_shape: { kind: 'integers', minimum: 1, doc: 'The extents of the last axes, over which to normalize.' },
  eps: epsilon,
  elementwise_affine: { ...affine, doc: 'Learns a scale and a shift for each element of `normalized_shape`.' },
  bias: {
    kind: 'boolean',
    default: true,
    doc: 'Learns the shift, where `elementwise_affine` learns; since PyTorch 2.1.',
  },
} as const satisfies AttributeSchema;

export const layerNorm = operator({
  name: 'LayerNorm',
  category: 'Normalization',
  doc: 'Brings the last axes of each sample to mean 0 and variance 1. For the channels of a feature map use LayerNorm2d.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.LayerNorm.html',
  attributes: schema,
  inputs: ['input'],
  infer: ({ attributes, inputs: [input = []] }) => checkShape(attributes.normalized_shape, input) ?? [input],
  weights({ attributes: { normalized_shape, elementwise_affine, bias } }) {
    if (!elementwise_affine) return [];
    return scaleAndShift(normalized_shape).filter(({ name }) => bias || name !== 'bias');
  },
  cost: ({ attributes, outputs }) => [
    workPerElement('normalization', outputs[0], [ownStatisticsWork(attributes.elementwise_affine)]),
  ],
  lower({ attributes }, graph) {
    const { normalized_shape, elementwise_affine, bias, eps } = attributes;
    const count = normalized_shape.reduce((product, extent) => product * extent, 1);
    const scale = elementwise_affine
      ? [graph.weight('weight'), ...(bias ? [graph.weight('bias')] : [])]
      : [graph.floats(Array<number>(count).fill(1), normalized_shape)];
    return [
      graph.node('LayerNormalization', [...graph.inputs, ...scale], {
        axis: -normalized_shape.length,
        epsilon: { float: eps },
      }),
    ];
  },
  pytorch: ({ attributes }) =>
    moduleCall('nn.LayerNorm', { normalized_shape: attributes.normalized_shape }, schema, attributes),
  starter: ([input]) => ({ normalized_shape: input?.slice(1).filter((extent) => typeof extent === 'number') ?? [] }),
  examples: [
    { attributes: { normalized_shape: [4, 5, 6] }, inputs: [[4, 5, 6]], outputs: [[4, 5, 6]], parameters: 240 },
    { attributes: { normalized_shape: 7 }, inputs: [[3, 7]], outputs: [[3, 7]], parameters: 14 },
  ],
});

function checkShape(normalized: readonly number[], input: Shape): Refusal | undefined {
  const last = input.slice(-normalized.length);
  const fits = normalized.every((extent, axis) => sameDimension(extent, last[axis] ?? 0) !== false);
  if (fits && normalized.length < input.length) return undefined;
  const isChannels = input.length === 4 && normalized.length === 1 && normalized[0] === input[1];
  return {
    refused: 'shape-mismatch',
    at: { attribute: 'normalized_shape' },
    message: `normalized_shape must be the last axes of the input ${printFullShape(input)}, but it is [${normalized.join(', ')}]`,
    help: isChannels
      ? 'To normalize the channels of a feature map use LayerNorm2d.'
      : `Use [${input
          .slice(1)
          .filter((extent) => typeof extent === 'number')
          .join(', ')}].`,
  };
}
