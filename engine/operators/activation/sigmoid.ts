import { activation } from './activation.ts';

export const sigmoid = activation({
  name: 'Sigmoid',
  doc: '`1 / (1 + exp(−x))`: between 0 and 1.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Sigmoid.html',
  attributes: {},
  lower: (_, graph) => [graph.node('Sigmoid', graph.inputs)],
  examples: [{ attributes: {}, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] }],
});
