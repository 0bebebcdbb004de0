import { operator } from '../operator.ts';
import { expression, inputNames } from '../spelling.ts';
import { workPerElement } from '../work.ts';
import { broadcastAttribute, inferElementwise } from './elementwise.ts';

export const mean = operator({
  name: 'Mean',
  category: 'Merge',
  doc: 'The mean of its inputs, element by element.',
  source: 'https://onnx.ai/onnx/operators/onnx__Mean.html',
  attributes: { broadcast: broadcastAttribute },
  inputs: { minimum: 2 },
  infer: ({ inputs }) => inferElementwise(inputs),
  /** The sum, and one division. */
  cost: ({ inputs, outputs }) => [workPerElement('elementwise', outputs[0], [inputs.length])],
  lower: (_, graph) => [graph.node('Mean', graph.inputs)],
  pytorch: ({ inputs }) => expression(`(${inputNames(inputs.length).join(' + ')}) / ${inputs.length}`),
  examples: [
    {
      attributes: {},
      inputs: [
        [3, 4, 5],
        [3, 4, 5],
        [3, 4, 5],
      ],
      outputs: [[3, 4, 5]],
    },
  ],
});
