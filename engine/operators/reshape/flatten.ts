import { product } from '../../tensor/dimension.ts';
import type { AttributeSchema } from '../attribute.ts';
import { checkAxis, frontAxis } from '../axis.ts';
import { operator, type Refusal } from '../operator.ts';
import { expression } from '../spelling.ts';
import { pointwise } from '../window.ts';
import { lowerReshape } from './lowerReshape.ts';

const schema = {
  start_dim: { kind: 'integer', default: 1, doc: 'The first axis to merge; the batch is axis 0.' },
  end_dim: { kind: 'integer', default: -1, doc: 'The last axis to merge; −1 is the last there is.' },
} as const satisfies AttributeSchema;

export const flatten = operator({
  name: 'Flatten',
  category: 'Reshape',
  doc: 'Merges axes into one: a feature map becomes a vector for Linear.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Flatten.html',
  attributes: schema,
  inputs: ['input'],
  infer({ attributes, inputs: [input = []] }) {
    const { start_dim, end_dim } = attributes;
    const refusal = checkAxis('start_dim', start_dim, input) ?? checkAxis('end_dim', end_dim, input);
    if (refusal) return refusal;
    const [start, end] = range(attributes, input.length);
    if (start > end) return wrongOrder(start, end);
    return [[...input.slice(0, start), product(input.slice(start, end + 1)), ...input.slice(end + 1)]];
  },
  window: ({ attributes, inputs: [input = []] }) => (range(attributes, input.length)[1] > 1 ? 'global' : pointwise),
  lower({ attributes, inputs: [input = []] }, graph) {
    const [start, end] = range(attributes, input.length);
    const axes = input.map((_, axis) => ({ axis }));
    const targets = [...axes.slice(0, start), 'remainder' as const, ...axes.slice(end + 1)];
    return [lowerReshape(graph, graph.inputs[0] ?? '', input, targets)];
  },
  pytorch: ({ attributes: { start_dim, end_dim } }) =>
    expression(`torch.flatten({x0}, ${end_dim === -1 ? start_dim : `${start_dim}, ${end_dim}`})`),
  examples: [
    { attributes: {}, inputs: [[3, 4, 5]], outputs: [[60]] },
    { attributes: { start_dim: 2 }, inputs: [[3, 4, 5]], outputs: [[3, 20]] },
  ],
});

function range(
  { start_dim, end_dim }: { start_dim: number; end_dim: number },
  rank: number,
): readonly [number, number] {
  return [frontAxis(start_dim, rank), frontAxis(end_dim, rank)];
}

function wrongOrder(start: number, end: number): Refusal {
  return {
    refused: 'attribute-conflict',
    at: { attribute: 'start_dim' },
    message: `start_dim must not come after end_dim, but axis ${start} comes after axis ${end}`,
    help: 'Exchange them.',
  };
}
