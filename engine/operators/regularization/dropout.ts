import type { AttributeSchema } from '../attribute.ts';
import { operator } from '../operator.ts';
import { moduleCall } from '../spelling.ts';
import { probability } from './probability.ts';

const schema = { p: { ...probability, default: 0.5 } } as const satisfies AttributeSchema;

export const dropout = operator({
  name: 'Dropout',
  category: 'Regularization',
  doc: 'Sets elements to zero at random while training. Passes its input on otherwise.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout.html',
  attributes: schema,
  inputs: ['input'],
  infer: ({ inputs }) => inputs.slice(0, 1),
  lower: (_, graph) => graph.inputs,
  pytorch: ({ attributes }) => moduleCall('nn.Dropout', {}, schema, attributes),
  examples: [{ attributes: {}, inputs: [[3, 4, 5]], outputs: [[3, 4, 5]] }],
});
