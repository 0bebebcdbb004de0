import { printFullShape } from '../../tensor/shape.ts';
import type { AttributeSchema } from '../attribute.ts';
import { featureMap } from '../featureMap.ts';
import { isRefusal, operator } from '../operator.ts';
import { checkPaddingMode, lowerPadding, padded, padExpression } from '../paddingMode.ts';
import { expression } from '../spelling.ts';

const schema = {
  padding: {
    kind: 'padding',
    sides: true,
    doc: 'Pixels added around the input; negative ones are cut off.',
  },
  mode: {
    kind: 'choice',
    choices: ['constant', 'reflect', 'replicate', 'circular'],
    default: 'constant',
    doc: 'What the added pixels hold.',
  },
  value: { kind: 'number', default: 0, doc: 'The number that `constant` adds.' },
} as const satisfies AttributeSchema;

export const pad = operator({
  name: 'Pad',
  category: 'Reshape',
  doc: 'Adds pixels around a feature map.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.pad.html',
  attributes: schema,
  inputs: ['input'],
  infer({ attributes: { padding, mode }, inputs }) {
    const input = featureMap(inputs[0]);
    if (isRefusal(input)) return input;
    const [batch, channels, height, width] = input;
    const refusal = checkPaddingMode(mode, padding, [height, width]);
    if (refusal) return refusal;
    const output = [batch, channels, ...padded([height, width], padding)];
    if (output.every((extent) => typeof extent !== 'number' || extent >= 1)) return [output];
    const message = `the output must have a pixel at least, but it would be ${printFullShape(output)}`;
    return { refused: 'empty-output', at: { attribute: 'padding' }, message, help: 'Cut off less.' };
  },
  window({ attributes: { padding } }) {
    return { kernel: [1, 1], stride: [1, 1], padding: [padding[2], padding[0]], dilation: [1, 1] };
  },
  lower({ attributes: { padding, mode, value } }, graph) {
    return [lowerPadding(graph, graph.inputs[0] ?? '', padding, mode, value)];
  },
  pytorch: ({ attributes: { padding, mode, value } }) =>
    expression(padExpression('{padding}', mode, value), { padding }),
  starter: () => ({ padding: 1 }),
  examples: [
    { attributes: { padding: [0, 1, 0, 1] }, inputs: [[2, 3, 4]], outputs: [[2, 4, 5]] },
    { attributes: { padding: 2, mode: 'reflect' }, inputs: [[2, 3, 4]], outputs: [[2, 7, 8]] },
  ],
});
