import { type Dimension, printDimension, unknownDimension } from '../../tensor/dimension.ts';
import type { Shape } from '../../tensor/shape.ts';
import { checkAxis, frontAxis } from '../axis.ts';
import { operator, type Refusal } from '../operator.ts';
import { expression } from '../spelling.ts';
import { lowerSplit, partOf, splitAxis, splitEvenly, splitInto } from './splitting.ts';

export const split = operator({
  name: 'Split',
  category: 'Reshape',
  doc: 'Cuts a tensor into parts of given sizes. Its outputs are `name.0`, `name.1` …',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.split.html',
  attributes: {
    split_size_or_sections: {
      kind: 'integers',
      single: true,
      minimum: 1,
      doc: 'The size of every part, the last one smaller where it does not divide; or a list with the size of each.',
    },
    dim: splitAxis,
  },
  inputs: ['input'],
  infer({ attributes: { split_size_or_sections: size, dim }, inputs: [input = []] }) {
    const refusal = checkAxis('dim', dim, input);
    if (refusal) return refusal;
    const extent = input[frontAxis(dim, input.length)] ?? unknownDimension;
    if (typeof size !== 'number') return checkSum(size, dim, extent) ?? splitInto(size, dim, input);
    if (typeof extent !== 'number') return unknownExtent();
    return splitEvenly('split_size_or_sections', extent, size, dim, input);
  },
  lower: ({ attributes, outputs }, graph) => lowerSplit(graph, attributes.dim, outputs),
  pytorch: ({ attributes, outputs }) =>
    expression(`{x0}.split({split_size_or_sections}, dim={dim})${partOf(outputs)}`, attributes),
  starter: ([input]) => ({ split_size_or_sections: halves(input) }),
  examples: [
    {
      attributes: { split_size_or_sections: [1, 2, 4] },
      inputs: [[7, 3, 4]],
      outputs: [
        [1, 3, 4],
        [2, 3, 4],
        [4, 3, 4],
      ],
    },
    {
      attributes: { split_size_or_sections: 3 },
      inputs: [[7, 3, 4]],
      outputs: [
        [3, 3, 4],
        [3, 3, 4],
        [1, 3, 4],
      ],
    },
  ],
});

function checkSum(parts: readonly number[], dim: number, extent: Dimension): Refusal | undefined {
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (typeof extent !== 'number' || total === extent) return undefined;
  return {
    refused: 'shape-mismatch',
    at: { attribute: 'split_size_or_sections' },
    message: `the sizes must add up to the ${printDimension(extent)} of axis ${dim}, but ${parts.join(' + ')} is ${total}`,
    help: 'Change one of them, or use Chunk for equal parts.',
  };
}

function unknownExtent(): Refusal {
  return {
    refused: 'unknown-size',
    at: { attribute: 'split_size_or_sections' },
    message: 'the number of parts must be known, but the size of the axis is not',
    help: 'Give the size of each part in a list, or use Chunk.',
  };
}

function halves(input: Shape | undefined): number | readonly number[] {
  const channels = input?.[1];
  return typeof channels === 'number' && channels > 1 ? [Math.ceil(channels / 2), Math.floor(channels / 2)] : 1;
}
