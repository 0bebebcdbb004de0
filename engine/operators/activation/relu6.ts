import { activation } from './activation.ts';

export const relu6 = activation({
  name: 'ReLU6',
  doc: '`min(max(0, x), 6)`',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.ReLU6.html',
  attributes: {},
  lower: (_, graph) => [graph.node('Clip', [...graph.inputs, graph.floats([0], []), graph.floats([6], [])])],
  examples: [{ attributes: {}, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] }],
});
