import type { AttributeSchema, Sides } from '../attribute.ts';
import { operator } from '../operator.ts';
import { lowerPadding } from '../paddingMode.ts';
import { moduleCall } from '../spelling.ts';
import { onnxPads } from '../window.ts';
import {
  explicitPadding,
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
  infer({ attributes, inputs }) {
    if (attributes.divisor_override !== 0) return inferPool(attributes, inputs[0]);
    const message = 'divisor_override must not be 0, because it is divided by';
    const at = { attribute: 'divisor_override' };
    return { refused: 'attribute-range', at, message, help: 'Leave it out: it is the size of the window.' };
  },
  cost: ({ attributes, outputs }) => poolingCost(attributes, outputs[0]),
  window: ({ attributes }) => poolingWindow(attributes),
  /**
   * What hangs over by `ceil_mode` never counts in the divisor, what `padding` adds does if `count_include_pad` says so.
   * ONNX knows one rule for both, so where they meet the counted padding is added by a node of its own.
   */
  lower({ attributes }, graph) {
    const { kernel_size, stride, padding } = poolingSlide(attributes);
    const { ceil_mode, count_include_pad, divisor_override } = attributes;
    const [input = ''] = graph.inputs;
    const sides = explicitPadding(attributes);
    const mean = (from: string, pads: Sides, counted: boolean) =>
      graph.node('AveragePool', [from], {
        kernel_shape: kernel_size,
        strides: stride,
        pads: onnxPads(pads),
        count_include_pad: counted ? 1 : 0,
      });
    if (divisor_override !== undefined) {
      const factor = (kernel_size[0] * kernel_size[1]) / divisor_override;
      return [graph.node('Mul', [mean(input, sides, true), graph.floats([factor], [])])];
    }
    if (!ceil_mode || !count_include_pad) return [mean(input, sides, count_include_pad)];
    const padded = lowerPadding(graph, input, padding, 'zeros');
    return [mean(padded, [0, sides[1] - padding[1], 0, sides[3] - padding[3]], false)];
  },
  pytorch: ({ attributes }) => moduleCall('nn.AvgPool2d', {}, schema, attributes),
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
