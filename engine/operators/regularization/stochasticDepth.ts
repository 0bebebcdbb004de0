import type { AttributeSchema } from '../attribute.ts';
import { operator } from '../operator.ts';
import { moduleCall } from '../spelling.ts';
import { probability } from './probability.ts';

const schema = {
  p: probability,
  mode: {
    kind: 'choice',
    choices: ['batch', 'row'],
    default: 'row',
    doc: 'Whether the whole batch or each sample by itself is set to zero.',
  },
} as const satisfies AttributeSchema;

export const stochasticDepth = operator({
  name: 'StochasticDepth',
  category: 'Regularization',
  doc: 'Sets the residual branch it stands in to zero at random while training. Passes its input on otherwise.',
  source: 'https://docs.pytorch.org/vision/stable/generated/torchvision.ops.StochasticDepth.html',
  attributes: schema,
  inputs: ['input'],
  infer: ({ inputs }) => inputs.slice(0, 1),
  lower: (_, graph) => graph.inputs,
  pytorch: ({ attributes }) => moduleCall('ops.StochasticDepth', attributes),
  starter: () => ({ p: 0.1 }),
  examples: [{ attributes: { p: 0.1 }, inputs: [[3, 4, 5]], outputs: [[3, 4, 5]] }],
});
