import type { AttributeSchema } from '../attribute.ts';
import { checkHasChannels } from '../featureMap.ts';
import { operator } from '../operator.ts';
import { moduleCall } from '../spelling.ts';
import { probability } from './probability.ts';

const schema = { p: { ...probability, default: 0.5 } } as const satisfies AttributeSchema;

export const dropout2d = operator({
  name: 'Dropout2d',
  category: 'Regularization',
  doc: 'Sets whole channels to zero at random while training. Passes its input on otherwise.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout2d.html',
  attributes: schema,
  inputs: ['input'],
  infer: ({ inputs: [input = []] }) => checkHasChannels(input) ?? [input],
  lower: (_, graph) => graph.inputs,
  pytorch: ({ attributes }) => moduleCall('nn.Dropout2d', {}, schema, attributes),
  examples: [{ attributes: { p: 0.2 }, inputs: [[3, 4, 5]], outputs: [[3, 4, 5]] }],
});
