import { activation } from './activation.ts';

export const softplus = activation({
  name: 'Softplus',
  doc: '`log(1 + exp(beta · x)) / beta`: a ReLU with a round corner.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Softplus.html',
  attributes: {
    beta: { kind: 'number', default: 1, doc: 'How sharp the corner is.' },
    threshold: { kind: 'number', default: 20, doc: 'Where beta · x is above it, the output is x itself.' },
  },
  lower({ attributes: { beta, threshold } }, graph) {
    const [x = ''] = graph.inputs;
    const scaled = graph.node('Mul', [x, graph.floats([beta], [])]);
    const smooth = graph.node('Div', [graph.node('Softplus', [scaled]), graph.floats([beta], [])]);
    const isLinear = graph.node('Greater', [scaled, graph.floats([threshold], [])]);
    return [graph.node('Where', [isLinear, x, smooth])];
  },
  examples: [
    { attributes: { beta: 2 }, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] },
    { attributes: { threshold: 0.5 }, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] },
  ],
});
