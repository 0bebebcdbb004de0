import type { AttributeSchema } from '../attribute.ts';
import { moduleCall } from '../moduleCall.ts';
import { operator } from '../operator.ts';
import { lowerPadding } from '../paddingMode.ts';
import { onnxPads } from '../window.ts';
import {
  ceilPadding,
  inferPool,
  poolingAttributes,
  poolingCost,
  poolingPadding,
  poolingSlide,
  poolingStarter,
  poolingWindow,
} from './pooling.ts';

const schema = {
  ...poolingAttributes,
  padding: { ...poolingPadding, doc: 'Pixels of zeros added around the input, at most half of the window.' },
  count_include_pad: { kind: 'boolean', default: true, doc: 'Whether the added zeros count in the divisor.' },
  divisor_override: {
    kind: 'integer',
    minimum: 1,
    optional: true,
    doc: 'Divides by this number instead of by the size of the window.',
  },
} as const satisfies AttributeSchema;

export const avgPool2d = operator({
  name: 'AvgPool2d',
  category: 'Pooling',
  doc: 'The mean of a window that slides over each channel.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.AvgPool2d.html',
  attributes: schema,
  inputs: ['input'],
  infer: ({ attributes, inputs }) => inferPool(attributes, inputs[0]),
  cost: ({ attributes, outputs }) => poolingCost(attributes, outputs[0]),
  window: ({ attributes }) => poolingWindow(attributes),
  /**
   * What hangs over by `ceil_mode` never counts in the divisor, what `padding` adds does if `count_include_pad` says so.
   * ONNX knows one rule for both, so counted padding is added by a node of its own where the other is there too.
   */
  lower({ attributes, inputs, outputs }, graph) {
    const { kernel_size, stride, padding } = poolingSlide(attributes);
    const { count_include_pad, divisor_override } = attributes;
    const [down, right] = ceilPadding(attributes, inputs[0], outputs[0]);
    const [input = ''] = graph.inputs;
    const sides = [padding[0], padding[1] + right, padding[2], padding[3] + down] as const;
    const window = { kernel_shape: kernel_size, strides: stride };
    if (divisor_override !== undefined) {
      const mean = graph.node('AveragePool', [input], { ...window, pads: onnxPads(sides), count_include_pad: 1 });
      const factor = (kernel_size[0] * kernel_size[1]) / divisor_override;
      return [graph.node('Mul', [mean, graph.floats([factor], [])])];
    }
    if (!count_include_pad || down + right === 0) {
      const counted = count_include_pad ? 1 : 0;
      return [graph.node('AveragePool', [input], { ...window, pads: onnxPads(sides), count_include_pad: counted })];
    }
    const padded = padding.some((side) => side > 0) ? lowerPadding(graph, input, padding, 'zeros') : input;
    return [
      graph.node('AveragePool', [padded], { ...window, pads: onnxPads([0, right, 0, down]), count_include_pad: 0 }),
    ];
  },
  pytorch: ({ attributes }) => moduleCall('nn.AvgPool2d', [], schema, attributes),
  starter: poolingStarter,
  examples: [
    { attributes: { kernel_size: 2 }, inputs: [[4, 9, 7]], outputs: [[4, 4, 3]] },
    {
      attributes: { kernel_size: 3, stride: 2, padding: 1, ceil_mode: true },
      inputs: [[3, 8, 11]],
      outputs: [[3, 5, 6]],
    },
  ],
});
