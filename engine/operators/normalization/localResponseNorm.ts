import type { AttributeSchema } from '../attribute.ts';
import { checkHasPositions } from '../featureMap.ts';
import { operator } from '../operator.ts';
import { moduleCall } from '../spelling.ts';
import { workPerElement } from '../work.ts';

const schema = {
  size: { kind: 'integer', minimum: 1, doc: 'How many neighbouring channels are looked at.' },
  alpha: { kind: 'number', default: 1e-4, doc: 'How much they count.' },
  beta: { kind: 'number', default: 0.75, doc: 'The exponent.' },
  k: { kind: 'number', default: 1, doc: 'Added before the exponent.' },
} as const satisfies AttributeSchema;

export const localResponseNorm = operator({
  name: 'LocalResponseNorm',
  category: 'Normalization',
  doc: 'Divides each element by a measure of its neighbours in other channels, as in AlexNet and GoogLeNet.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.LocalResponseNorm.html',
  attributes: schema,
  inputs: ['input'],
  infer: ({ inputs: [input = []] }) => checkHasPositions(input) ?? [input],
  /** Square, sum up `size` neighbours, multiply, add, raise to a power, divide. */
  cost: ({ attributes, outputs }) => [workPerElement('normalization', outputs[0], [attributes.size + 5])],
  /**
   * The mean of squares is a pool over the channels, all positions beside each other. ONNX's own LRN centres an even
   * window on the other side, and ONNX Runtime takes only odd ones.
   */
  lower({ attributes }, graph) {
    const { size, alpha, beta, k } = attributes;
    const [input = ''] = graph.inputs;
    const number = (value: number) => graph.floats([value], []);
    const squares = graph.node('Mul', [input, input]);
    const columns = graph.node('Unsqueeze', [
      graph.node('Reshape', [squares, graph.integers([0, 0, -1])]),
      graph.integers([1]),
    ]);
    const mean = graph.node('AveragePool', [columns], {
      kernel_shape: [size, 1],
      pads: [Math.floor(size / 2), 0, Math.floor((size - 1) / 2), 0],
      count_include_pad: 1,
    });
    const neighbours = graph.node('Reshape', [mean, graph.node('Shape', [input])]);
    const base = graph.node('Add', [graph.node('Mul', [neighbours, number(alpha)]), number(k)]);
    return [graph.node('Div', [input, graph.node('Pow', [base, number(beta)])])];
  },
  pytorch: ({ attributes }) => moduleCall('nn.LocalResponseNorm', { size: attributes.size }, schema, attributes),
  starter: () => ({ size: 5 }),
  examples: [
    { attributes: { size: 5 }, inputs: [[7, 3, 4]], outputs: [[7, 3, 4]] },
    { attributes: { size: 4, alpha: 0.5, beta: 0.5, k: 2 }, inputs: [[6, 3, 5]], outputs: [[6, 3, 5]] },
  ],
});
