import { activation } from './activation.ts';

export const celu = activation({
  name: 'CELU',
  doc: '`max(0, x) + min(0, alpha · (exp(x / alpha) − 1))`: an ELU with a smooth slope for every alpha.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.CELU.html',
  attributes: { alpha: { kind: 'number', default: 1, doc: 'The limit for very negative x is −alpha.' } },
  check({ attributes: { alpha } }) {
    if (alpha !== 0) return undefined;
    const message = 'alpha must not be 0, because it is divided by';
    return { refused: 'attribute-range', at: { attribute: 'alpha' }, message, help: 'Use 1; or ReLU, its limit.' };
  },
  lower: ({ attributes }, graph) => [graph.node('Celu', graph.inputs, { alpha: { float: attributes.alpha } })],
  examples: [{ attributes: { alpha: 0.5 }, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] }],
});
