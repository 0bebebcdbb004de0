import { activation } from './activation.ts';

export const silu = activation({
  name: 'SiLU',
  doc: '`x · sigmoid(x)`, also called swish.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.SiLU.html',
  attributes: {},
  lower(_, graph) {
    const sigmoid = graph.node('Sigmoid', graph.inputs);
    return [graph.node('Mul', [...graph.inputs, sigmoid])];
  },
  examples: [{ attributes: {}, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] }],
});
