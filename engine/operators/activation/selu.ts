import { activation } from './activation.ts';

export const selu = activation({
  name: 'SELU',
  doc: 'An ELU scaled so that activations keep mean 0 and variance 1.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.SELU.html',
  attributes: {},
  lower: (_, graph) => [graph.node('Selu', graph.inputs)],
  examples: [{ attributes: {}, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] }],
});
