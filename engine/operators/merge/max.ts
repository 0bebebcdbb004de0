import { operator } from '../operator.ts';
import { expression, inputNames } from '../spelling.ts';
import { broadcastAttribute, elementwiseCost, inferElementwise } from './elementwise.ts';

export const max = operator({
  name: 'Max',
  category: 'Merge',
  doc: 'The largest of its inputs, element by element.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.maximum.html',
  attributes: { broadcast: broadcastAttribute },
  inputs: { minimum: 2 },
  infer: ({ inputs }) => inferElementwise(inputs),
  cost: ({ inputs, outputs }) => elementwiseCost(inputs, outputs[0]),
  lower: (_, graph) => [graph.node('Max', graph.inputs)],
  pytorch({ inputs }) {
    const [first = '', ...others] = inputNames(inputs.length);
    return expression(others.reduce((largest, name) => `torch.maximum(${largest}, ${name})`, first));
  },
  examples: [
    {
      attributes: {},
      inputs: [
        [3, 4, 5],
        [3, 4, 5],
      ],
      outputs: [[3, 4, 5]],
    },
  ],
});
