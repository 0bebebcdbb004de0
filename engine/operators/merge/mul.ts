import { operator } from '../operator.ts';
import { expression, inputNames } from '../spelling.ts';
import { elementwiseCost, inferElementwise } from './elementwise.ts';

export const mul = operator({
  name: 'Mul',
  category: 'Merge',
  doc: 'The product of its inputs, element by element; a scale of [N, C, 1, 1] weighs the channels of [N, C, H, W].',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.mul.html',
  attributes: {},
  inputs: { minimum: 2 },
  infer: ({ inputs }) => inferElementwise(inputs),
  cost: ({ inputs, outputs }) => elementwiseCost(inputs, outputs[0]),
  lower(_, graph) {
    const [first = '', ...others] = graph.inputs;
    return [others.reduce((product, input) => graph.node('Mul', [product, input]), first)];
  },
  pytorch: ({ inputs }) => expression(inputNames(inputs.length).join(' * ')),
  examples: [
    {
      attributes: {},
      inputs: [
        [6, 4, 3],
        [6, 1, 1],
      ],
      outputs: [[6, 4, 3]],
    },
  ],
});
