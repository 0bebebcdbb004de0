import { activation } from './activation.ts';

export const hardsigmoid = activation({
  name: 'Hardsigmoid',
  doc: '`min(max(x + 3, 0), 6) / 6`: a sigmoid made of straight lines.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Hardsigmoid.html',
  attributes: {},
  lower: (_, graph) => [graph.node('HardSigmoid', graph.inputs, { alpha: { float: 1 / 6 }, beta: { float: 0.5 } })],
  examples: [{ attributes: {}, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] }],
});
