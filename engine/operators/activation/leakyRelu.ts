import { activation } from './activation.ts';

export const leakyRelu = activation({
  name: 'LeakyReLU',
  doc: '`x` where it is positive, `negative_slope · x` elsewhere.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.LeakyReLU.html',
  attributes: { negative_slope: { kind: 'number', default: 0.01, doc: 'Slope where x is negative.' } },
  lower: ({ attributes }, graph) => [
    graph.node('LeakyRelu', graph.inputs, { alpha: { float: attributes.negative_slope } }),
  ],
  examples: [{ attributes: { negative_slope: 0.2 }, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] }],
});
