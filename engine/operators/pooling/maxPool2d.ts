import type { AttributeSchema } from '../attribute.ts';
import type { Lowering } from '../lowering.ts';
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
  padding: { ...poolingPadding, doc: 'Pixels of −∞ added around the input, at most half of the window.' },
  dilation: { kind: 'pair', minimum: 1, default: [1, 1], doc: 'Spacing between the elements of the window.' },
} as const satisfies AttributeSchema;

export const maxPool2d = operator({
  name: 'MaxPool2d',
  category: 'Pooling',
  doc: 'The largest value in a window that slides over each channel.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html',
  attributes: schema,
  inputs: ['input'],
  infer: ({ attributes, inputs }) => inferPool(attributes, inputs[0]),
  cost: ({ attributes, outputs }) => poolingCost(attributes, outputs[0]),
  window: ({ attributes }) => poolingWindow(attributes),
  lower({ attributes }, graph) {
    const { kernel_size, stride, dilation } = poolingSlide(attributes);
    const [input = ''] = graph.inputs;
    const sides = explicitPadding(attributes);
    // ONNX Runtime takes no padding as large as the kernel, but a dilated window can hang over by more.
    const fits = sides[1] < kernel_size[1] && sides[3] < kernel_size[0];
    const padded = fits ? input : lowerPadding(graph, input, sides, 'constant', -Infinity);
    const pads = fits ? onnxPads(sides) : [0, 0, 0, 0];
    const output = graph.node('MaxPool', [padded], {
      kernel_shape: kernel_size,
      strides: stride,
      pads,
      dilations: dilation,
    });
    const canMiss = dilation.some((step) => step > 1) && sides.some((side) => side > 0);
    return [canMiss ? infiniteWhereNothing(graph, output) : output];
  },
  pytorch: ({ attributes }) => moduleCall('nn.MaxPool2d', {}, schema, attributes),
  starter: poolingStarter,
  examples: [
    { attributes: { kernel_size: 3, stride: 2, padding: 1 }, inputs: [[4, 10, 7]], outputs: [[4, 5, 4]] },
    {
      attributes: { kernel_size: 2, stride: 3, padding: 1, ceil_mode: true },
      inputs: [[2, 4, 7]],
      outputs: [[2, 2, 3]],
    },
  ],
});

/** The pixel may lie between the taps of a dilated window: PyTorch then says −∞, ONNX Runtime the lowest 32-bit float. */
function infiniteWhereNothing(graph: Lowering, value: string): string {
  const isLowest = graph.node('LessOrEqual', [value, graph.floats([lowestFloat], [])]);
  return graph.node('Where', [isLowest, graph.floats([-Infinity], []), value]);
}

const lowestFloat = -(2 - 2 ** -23) * 2 ** 127;
