import { operator } from '../operator.ts';
import { moduleCall } from '../spelling.ts';

export const identity = operator({
  name: 'Identity',
  category: 'Reshape',
  doc: 'Passes its input on.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Identity.html',
  attributes: {},
  inputs: ['input'],
  infer: ({ inputs }) => inputs.slice(0, 1),
  lower: (_, graph) => graph.inputs,
  pytorch: () => moduleCall('nn.Identity', {}),
  examples: [{ attributes: {}, inputs: [[3, 4, 5]], outputs: [[3, 4, 5]] }],
});
