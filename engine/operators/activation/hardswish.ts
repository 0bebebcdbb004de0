import { activation } from './activation.ts';

export const hardswish = activation({
  name: 'Hardswish',
  doc: '`x · min(max(x + 3, 0), 6) / 6`: a SiLU made of straight lines.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Hardswish.html',
  attributes: {},
  lower: (_, graph) => [graph.node('HardSwish', graph.inputs)],
  examples: [{ attributes: {}, inputs: [[4, 5, 7]], outputs: [[4, 5, 7]] }],
});
