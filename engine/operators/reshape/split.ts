import { printDimension } from '../../tensor/dimension.ts';
import type { Shape } from '../../tensor/shape.ts';
import { checkAxis, frontAxis } from '../axis.ts';
import { operator, type Refusal } from '../operator.ts';
import { expression } from '../spelling.ts';
import { lowerSplit, partOf, splitAxis, splitInto } from './splitting.ts';

export const split = operator({
  name: 'Split',
  category: 'Reshape',
  doc: 'Cuts a tensor into parts of given sizes. Its outputs are `name.0`, `name.1` …',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.split.html',
  attributes: {
    split_size_or_sections: {
      kind: 'integers',
      minimum: 1,
      doc: 'The size of every part, the last one smaller where it does not divide; or a list with the size of each.',
    },
    dim: splitAxis,
  },
  inputs: ['input'],
  outputCount: ({ attributes, inputs: [input = []] }) => sizes(attributes, input)?.length ?? 1,
  infer({ attributes, inputs: [input = []] }) {
    const refusal = checkAxis('dim', attributes.dim, input);
    if (refusal) return refusal;
    const parts = sizes(attributes, input);
    if (parts === undefined) return unknownExtent();
    return checkSum(parts, attributes, input) ?? splitInto(parts, attributes.dim, input);
  },
  lower: ({ attributes, inputs: [input = []], outputs }, graph) =>
    lowerSplit(graph, sizes(attributes, input), attributes.dim, outputs.length),
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

interface Attributes {
  readonly split_size_or_sections: readonly number[];
  readonly dim: number;
}

/** One number is the size of every part; several are the parts. */
function sizes({ split_size_or_sections, dim }: Attributes, input: Shape): readonly number[] | undefined {
  const [size = 1, ...more] = split_size_or_sections;
  if (more.length > 0) return split_size_or_sections;
  const extent = input[frontAxis(dim, input.length)];
  if (typeof extent !== 'number') return undefined;
  return Array.from({ length: Math.ceil(extent / size) }, (_, index) => Math.min(size, extent - index * size));
}

function checkSum(parts: readonly number[], { dim }: Attributes, input: Shape): Refusal | undefined {
  const extent = input[frontAxis(dim, input.length)];
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

function halves(input: Shape | undefined): readonly number[] {
  const channels = input?.[1];
  return typeof channels === 'number' && channels > 1 ? [Math.ceil(channels / 2), Math.floor(channels / 2)] : [1];
}
