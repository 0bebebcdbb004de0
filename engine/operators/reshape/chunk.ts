import { unknownDimension } from '../../tensor/dimension.ts';
import type { Shape } from '../../tensor/shape.ts';
import { checkAxis, frontAxis } from '../axis.ts';
import { operator } from '../operator.ts';
import { expression } from '../spelling.ts';
import { lowerSplit, partOf, splitAxis, splitInto } from './splitting.ts';

export const chunk = operator({
  name: 'Chunk',
  category: 'Reshape',
  doc: 'Cuts a tensor into equal parts, the last one smaller where the size does not divide. Its outputs are `name.0`, `name.1` …',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.chunk.html',
  attributes: { chunks: { kind: 'integer', minimum: 1, doc: 'How many parts, at most.' }, dim: splitAxis },
  inputs: ['input'],
  outputCount: ({ attributes, inputs: [input = []] }) => sizes(attributes, input)?.length ?? attributes.chunks,
  infer({ attributes, inputs: [input = []] }) {
    const refusal = checkAxis('dim', attributes.dim, input);
    if (refusal) return refusal;
    const parts = sizes(attributes, input) ?? Array.from({ length: attributes.chunks }, () => unknownDimension);
    return splitInto(parts, attributes.dim, input);
  },
  lower: ({ attributes, inputs: [input = []], outputs }, graph) =>
    lowerSplit(graph, sizes(attributes, input), attributes.dim, outputs.length),
  pytorch: ({ attributes, outputs }) => expression(`{x0}.chunk({chunks}, dim={dim})${partOf(outputs)}`, attributes),
  starter: () => ({ chunks: 2 }),
  examples: [
    {
      attributes: { chunks: 2 },
      inputs: [[7, 3, 4]],
      outputs: [
        [4, 3, 4],
        [3, 3, 4],
      ],
    },
    {
      attributes: { chunks: 4, dim: 2 },
      inputs: [[2, 5, 4]],
      outputs: [
        [2, 2, 4],
        [2, 2, 4],
        [2, 1, 4],
      ],
    },
  ],
});

/** PyTorch's rule can give fewer parts than were asked for: 5 in 4 is 2, 2, 1. */
function sizes({ chunks, dim }: { chunks: number; dim: number }, input: Shape): readonly number[] | undefined {
  const extent = input[frontAxis(dim, input.length)];
  if (typeof extent !== 'number') return undefined;
  const size = Math.ceil(extent / chunks);
  return Array.from({ length: Math.ceil(extent / size) }, (_, index) => Math.min(size, extent - index * size));
}
