import { activation } from './activation.ts';

export const elu = activation({
  name: 'ELU',
  doc: '`x` where it is positive, `alpha · (exp(x) − 1)` elsewhere.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.ELU.html',
  attributes: { alpha: { kind: 'number', default: 1, doc: 'The limit for very negative x is −alpha.' } },
  lower: ({ attributes }, graph) => [graph.node('Elu', graph.inputs, { alpha: { float: attributes.alpha } })],
  examples: [{ attributes: { alpha: 1.5 }, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] }],
});
