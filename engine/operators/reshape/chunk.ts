import { unknownDimension } from '../../tensor/dimension.ts';
import { checkAxis, frontAxis } from '../axis.ts';
import { operator } from '../operator.ts';
import { expression } from '../spelling.ts';
import { checkCount, lowerSplit, partOf, splitAxis, splitEvenly, splitInto } from './splitting.ts';

export const chunk = operator({
  name: 'Chunk',
  category: 'Reshape',
  doc: 'Cuts a tensor into equal parts, the last one smaller where the size does not divide. Its outputs are `name.0`, `name.1` …',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.chunk.html',
  attributes: { chunks: { kind: 'integer', minimum: 1, doc: 'How many parts, at most.' }, dim: splitAxis },
  inputs: ['input'],
  /** PyTorch's rule can give fewer parts than were asked for: 5 in 4 is 2, 2, 1. */
  infer({ attributes: { chunks, dim }, inputs: [input = []] }) {
    const refusal = checkAxis('dim', dim, input);
    if (refusal) return refusal;
    const extent = input[frontAxis(dim, input.length)];
    if (chunks === 1) return [input];
    if (typeof extent === 'number') return splitEvenly('chunks', extent, Math.ceil(extent / chunks), dim, input);
    return checkCount('chunks', chunks) ?? splitInto(Array(chunks).fill(unknownDimension), dim, input);
  },
  lower: ({ attributes, outputs }, graph) => lowerSplit(graph, attributes.dim, outputs),
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
