import { activation } from './activation.ts';

export const relu = activation({
  name: 'ReLU',
  doc: '`max(0, x)`',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.ReLU.html',
  attributes: {},
  lower: (_, graph) => [graph.node('Relu', graph.inputs)],
  examples: [{ attributes: {}, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] }],
});
