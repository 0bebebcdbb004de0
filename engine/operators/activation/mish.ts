import { activation } from './activation.ts';

export const mish = activation({
  name: 'Mish',
  doc: '`x · tanh(softplus(x))`',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Mish.html',
  attributes: {},
  lower(_, graph) {
    const gate = graph.node('Tanh', [graph.node('Softplus', graph.inputs)]);
    return [graph.node('Mul', [...graph.inputs, gate])];
  },
  examples: [{ attributes: {}, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] }],
});
