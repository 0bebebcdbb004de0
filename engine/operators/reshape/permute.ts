import { frontAxis } from '../axis.ts';
import { operator } from '../operator.ts';
import { expression } from '../spelling.ts';

export const permute = operator({
  name: 'Permute',
  category: 'Reshape',
  doc: 'Puts the axes into another order: `[0, 2, 3, 1]` brings the channels to the end.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.permute.html',
  attributes: {
    dims: {
      kind: 'integers',
      doc: 'The old numbers of the axes in their new order; the batch is axis 0, and −1 is the last axis.',
    },
  },
  inputs: ['input'],
  infer({ attributes: { dims }, inputs: [input = []] }) {
    const order = dims.map((axis) => frontAxis(axis, input.length));
    const complete = order.length === input.length && input.every((_, axis) => order.includes(axis));
    if (complete) return [order.flatMap((axis) => input[axis] ?? [])];
    return {
      refused: 'attribute-range',
      at: { attribute: 'dims' },
      message: `dims must name each of the ${input.length} axes once, but it is [${dims.join(', ')}]`,
      help: `Use the numbers 0 to ${input.length - 1}; the batch is axis 0.`,
    };
  },
  lower: ({ attributes: { dims }, inputs: [input = []] }, graph) => [
    graph.node('Transpose', graph.inputs, { perm: dims.map((axis) => frontAxis(axis, input.length)) }),
  ],
  pytorch: ({ attributes }) => expression(`{x0}.permute(${attributes.dims.join(', ')})`),
  starter: ([input]) => ({ dims: input?.length === 4 ? [0, 2, 3, 1] : (input ?? []).map((_, axis) => axis) }),
  examples: [{ attributes: { dims: [0, 2, 3, 1] }, inputs: [[3, 4, 5]], outputs: [[4, 5, 3]] }],
});
