import { checkAxis } from '../axis.ts';
import { activation } from './activation.ts';
import { softmaxAxis, softmaxWork } from './softmaxAxis.ts';

export const softmax = activation({
  name: 'Softmax',
  doc: 'Makes numbers along an axis into probabilities: `exp(x)` divided by the sum of all.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Softmax.html',
  attributes: { dim: softmaxAxis },
  work: softmaxWork,
  check: ({ attributes, inputs: [input = []] }) => checkAxis('dim', attributes.dim, input),
  lower: ({ attributes }, graph) => [graph.node('Softmax', graph.inputs, { axis: attributes.dim })],
  examples: [],
});
