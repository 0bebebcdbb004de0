import { activation } from './activation.ts';

export const tanh = activation({
  name: 'Tanh',
  doc: 'The hyperbolic tangent: between −1 and 1.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Tanh.html',
  attributes: {},
  lower: (_, graph) => [graph.node('Tanh', graph.inputs)],
  examples: [{ attributes: {}, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] }],
});
