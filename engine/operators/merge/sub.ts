import { operator } from '../operator.ts';
import { expression } from '../spelling.ts';
import { broadcastAttribute, elementwiseCost, inferElementwise } from './elementwise.ts';

export const sub = operator({
  name: 'Sub',
  category: 'Merge',
  doc: 'Its first input less its second, element by element.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.sub.html',
  attributes: { broadcast: broadcastAttribute },
  inputs: ['input', 'other'],
  infer: ({ inputs }) => inferElementwise(inputs),
  cost: ({ inputs, outputs }) => elementwiseCost(inputs, outputs[0]),
  lower: (_, graph) => [graph.node('Sub', graph.inputs)],
  pytorch: () => expression('{x0} - {x1}'),
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
