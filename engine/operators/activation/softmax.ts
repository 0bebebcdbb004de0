import { checkAxis } from '../axis.ts';
import { activation } from './activation.ts';
import { softmaxAxis, softmaxCall, softmaxWork } from './softmaxAxis.ts';

export const softmax = activation({
  name: 'Softmax',
  doc: 'Makes numbers along an axis into probabilities: `exp(x)` divided by the sum of all.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Softmax.html',
  attributes: { dim: softmaxAxis },
  work: softmaxWork,
  check: ({ attributes, inputs: [input = []] }) => checkAxis('dim', attributes.dim, input),
  lower: ({ attributes }, graph) => [graph.node('Softmax', graph.inputs, { axis: attributes.dim })],
  pytorch: ({ attributes }) => softmaxCall('nn.Softmax', attributes.dim),
  examples: [
    { attributes: {}, inputs: [[10]], outputs: [[10]] },
    { attributes: { dim: -1 }, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] },
  ],
});
