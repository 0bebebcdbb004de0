import type { AttributeSchema } from '../attribute.ts';
import { operator } from '../operator.ts';
import { moduleCall } from '../spelling.ts';
import { onnxPads } from '../window.ts';
import { explicitPadding, inferPool, poolingAttributes, poolingCost, poolingSlide, poolingWindow } from './pooling.ts';

const schema = {
  norm_type: { kind: 'number', doc: 'The power p: 1 sums up, 2 is the Euclidean norm.' },
  ...poolingAttributes,
} as const satisfies AttributeSchema;

export const lpPool2d = operator({
  name: 'LPPool2d',
  category: 'Pooling',
  doc: 'The p-norm `(Σ xᵖ)^(1/p)` of a window that slides over each channel.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.LPPool2d.html',
  attributes: schema,
  inputs: ['input'],
  infer({ attributes, inputs }) {
    if (attributes.norm_type !== 0) return inferPool(attributes, inputs[0]);
    const message = 'norm_type must not be 0, because there is no root of that power';
    return { refused: 'attribute-range', at: { attribute: 'norm_type' }, message, help: 'Use 1 or 2.' };
  },
  /** A power and a sum for each element of the window. */
  cost: ({ attributes, outputs }) => poolingCost(attributes, outputs[0], 2),
  window: ({ attributes }) => poolingWindow(attributes),
  /** PyTorch takes no absolute value, unlike ONNX's LpPool, and takes the mean times the size of the window for the sum. */
  lower({ attributes }, graph) {
    const { kernel_size, stride } = poolingSlide(attributes);
    const power = (value: string, exponent: number) => graph.node('Pow', [value, graph.floats([exponent], [])]);
    const mean = graph.node('AveragePool', [power(graph.inputs[0] ?? '', attributes.norm_type)], {
      kernel_shape: kernel_size,
      strides: stride,
      pads: onnxPads(explicitPadding(attributes)),
      count_include_pad: 0,
    });
    const sum = graph.node('Mul', [mean, graph.floats([kernel_size[0] * kernel_size[1]], [])]);
    return [power(sum, 1 / attributes.norm_type)];
  },
  pytorch: ({ attributes }) => moduleCall('nn.LPPool2d', { norm_type: attributes.norm_type }, schema, attributes),
  starter: () => ({ norm_type: 2, kernel_size: 2 }),
  examples: [
    { attributes: { norm_type: 2, kernel_size: 3, stride: 2 }, inputs: [[3, 8, 11]], outputs: [[3, 3, 5]] },
    { attributes: { norm_type: 2, kernel_size: 2, ceil_mode: true }, inputs: [[2, 7, 5]], outputs: [[2, 4, 3]] },
  ],
});
