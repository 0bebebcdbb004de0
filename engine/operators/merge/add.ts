import { operator } from '../operator.ts';
import { expression, inputNames } from '../spelling.ts';
import { broadcastAttribute, elementwiseCost, inferElementwise } from './elementwise.ts';

export const add = operator({
  name: 'Add',
  category: 'Merge',
  doc: 'The sum of its inputs, element by element: where a residual branch meets its shortcut.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.add.html',
  attributes: { broadcast: broadcastAttribute },
  inputs: { minimum: 2 },
  infer: ({ inputs }) => inferElementwise(inputs),
  cost: ({ inputs, outputs }) => elementwiseCost(inputs, outputs[0]),
  lower: ({ inputs }, graph) => [graph.node(inputs.length === 2 ? 'Add' : 'Sum', graph.inputs)],
  pytorch: ({ inputs }) => expression(inputNames(inputs.length).join(' + ')),
  examples: [
    {
      attributes: {},
      inputs: [
        [3, 4, 5],
        [3, 4, 5],
      ],
      outputs: [[3, 4, 5]],
    },
    {
      attributes: { broadcast: true },
      inputs: [
        [4, 3, 5],
        [4, 1, 1],
        [1, 3, 5],
      ],
      outputs: [[4, 3, 5]],
    },
  ],
});
