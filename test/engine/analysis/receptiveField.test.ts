import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { spanAt } from '../../../engine/analysis/axisField.ts';
import {
  type ReceptiveField,
  receptiveFieldOf,
  receptiveFieldReceipt,
} from '../../../engine/analysis/receptiveField.ts';
import { type Graph, operatorNodes } from '../../../engine/graph/graph.ts';
import { printReceipt } from '../../../engine/operators/receipt.ts';
import golden from '../../golden/receptive_field.json' with { type: 'json' };
import { readExample } from '../networks/examples.ts';
import { type Measured, measuredNetwork } from './measuredNetworks.ts';

const cases: readonly Measured[] = golden;

describe('measured by gradients in PyTorch', () => {
  test.each(cases)('$id', (measured) => {
    const { position, first, last, jump } = measured;
    const { text, node } = measuredNetwork(measured);
    const field = fieldOf(text, node);
    if (field === undefined || field === 'global') throw new Error('It has a size');
    const seen = field.map((axis, index) => spanAt(axis, position[index] ?? 0));
    const next = field.map((axis, index) => spanAt(axis, (position[index] ?? 0) + 1));
    expect(seen).toEqual(first.map((pixel, axis) => [pixel, last[axis]]));
    expect(next.map(([pixel], axis) => pixel - (seen[axis]?.[0] ?? 0))).toEqual(jump);
    expect(field.map((axis) => axis.size)).toEqual(largest(measured));
  });
});

/** Behind a nearest Upsample some positions see less than others; the size is that of the largest. */
function largest({ id, size }: Measured): readonly number[] {
  const [name] = id.split(', position');
  const same = cases.filter((each) => each.id.split(', position')[0] === name);
  return size.map((_, axis) => Math.max(...same.map((each) => each.size[axis] ?? 0)));
}

describe('global', () => {
  test.each([
    ['a squeeze-and-excitation', '{op: SqueezeExcitation}'],
    ['global pooling', '{op: AdaptiveAvgPool2d, output_size: 1}'],
    ['a Flatten', 'Flatten'],
    ['an ASPP with image pooling', '{op: ASPP, out_channels: 8}'],
    ['EfficientNet’s block', '{op: MBConv, out_channels: 8}'],
  ])('%s', (_, node) => {
    const text = `inputs: {x: [16, 32, 32]}\nnodes:\n  conv: {op: Conv2d, out_channels: 16, kernel_size: 3}\n  node: ${node}\n  relu: ReLU\n`;
    expect(fieldOf(text, 'conv')).toMatchObject([{ size: 3 }, { size: 3 }]);
    expect(fieldOf(text, 'node')).toBe('global');
    expect(fieldOf(text, 'relu')).toBe('global');
  });

  test('a Linear over all that a map has', () => {
    expect(fieldOf(readExample('networks/vgg-16'), 'logits')).toBe('global');
  });

  test('what is stretched over a map is seen from everywhere', () => {
    const text = `
inputs: {x: [8, 7, 7]}
nodes:
  whole: {op: Conv2d, out_channels: 8, kernel_size: 7}
  scale: {op: Mul, from: [x, whole]}
`;
    expect(fieldOf(text, 'whole')).toMatchObject([{ size: 7 }, { size: 7 }]);
    expect(fieldOf(text, 'scale')).toBe('global');
  });
});

describe('not known', () => {
  test('behind something that is wrong, and only there', () => {
    const text = `
inputs: {x: [8, 7, 7]}
nodes:
  wrong: {op: Conv2d, out_channels: 8, kernel_size: 9}
  behind: ReLU
  beside: {op: MaxPool2d, from: x, kernel_size: 2}
`;
    expect(fieldOf(text, 'behind')).toBeUndefined();
    expect(fieldOf(text, 'beside')).toMatchObject([{ size: 2 }, { size: 2 }]);
  });

  test('where branches of different steps meet', () => {
    const text = `
inputs: {x: [8, 8, 8]}
nodes:
  large: {op: Conv2d, out_channels: 8, kernel_size: 5}
  small: {op: Conv2d, from: x, out_channels: 8, kernel_size: 2, stride: 2}
  sum: {op: Add, from: [large, small]}
`;
    expect(fieldOf(text, 'sum')).toBeUndefined();
  });
});

describe('positions that move', () => {
  test('a Linear on channels that were moved to the end mixes no positions', () => {
    const text = readExample('networks/convnext-tiny');
    const { graph } = analyze(text);
    const last = graph.nodes.findLast((node) => fieldOf(text, node.name) !== 'global');
    expect(last?.outputs[0]?.shape?.slice(1)).toEqual([768, 7, 7]);
  });

  test('a Permute moves height and width, counted from either end', () => {
    const text = (dims: string) => `
inputs: {x: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: [3, 5], stride: [1, 2]}
  turned: {op: Permute, dims: ${dims}}
  cut: {op: Slice, dim: 1, start: 4}
`;
    for (const dims of ['[0, 2, 3, 1]', '[0, -2, -1, 1]', '[-4, 2, -1, -3]']) {
      expect(fieldOf(text(dims), 'cut')).toMatchObject([
        { size: 3, jump: 1, start: 4 },
        { size: 5, jump: 2, start: 0 },
      ]);
    }
  });

  test.each([
    // ⌊i / 1.5⌋: 0, 0, 1, 2, 2, 3
    ['scale_factor: 1.5', [0, 0, 1, 2, 2, 3], 1],
    // ⌊(i + 0.5) / 1.5⌋: 0, 1, 1, 2, 3, 3
    ['scale_factor: 1.5, mode: nearest-exact', [0, 1, 1, 2, 3, 3], 1],
    ['scale_factor: 0.5', [0, 2, 4], 1],
    // (i + 0.5) · 2 − 0.5 = 0.5, 2.5, 4.5
    ['scale_factor: 0.5, mode: bilinear', [0, 2, 4], 2],
    // i · 7 / 3 = 0, 2.33, 4.67, 7
    ['size: 4, mode: bilinear, align_corners: true', [0, 2, 4, 7], 2],
    ['size: 4, mode: bicubic, align_corners: true', [-1, 1, 3, 6], 4],
    // 8 · 0.7 = 5 pixels, looked for by 8 / 5: 0, 1.6, 3.2, 4.8, 6.4
    ['scale_factor: 0.7, recompute_scale_factor: true', [0, 1, 3, 4, 6], 1],
  ])('Upsample %s', (attributes, first, size) => {
    const text = `inputs: {x: [2, 8, 8]}\nnodes:\n  up: {op: Upsample, ${attributes}}\n`;
    const field = fieldOf(text, 'up');
    if (field === undefined || field === 'global') throw new Error('It has a size');
    const spans = first.map((_, position) => spanAt(field[0], position));
    expect(spans).toEqual(first.map((pixel) => [pixel, pixel + size - 1]));
  });

  test('a Slice of every second pixel steps like a stride', () => {
    const text = `
inputs: {x: [3, 32, 32]}
nodes:
  rows: {op: Slice, dim: 2, start: 1, step: 2}
  both: {op: Slice, dim: -1, start: -31, step: 2}
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 1}
  right: {op: Chunk, chunks: 2, dim: 3}
  last: {op: ReLU, from: right.1}
`;
    expect(fieldOf(text, 'both')).toMatchObject([
      { size: 1, jump: 2, start: 1 },
      { size: 1, jump: 2, start: 1 },
    ]);
    expect(fieldOf(text, 'conv')).toMatchObject([{ size: 5, jump: 2, start: -1 }, { size: 5 }]);
    expect(fieldOf(text, 'last')).toMatchObject([{ start: -1 }, { start: 15 }]);
  });

  test('transposed convolutions and skips: a U-Net', () => {
    const text = readExample('networks/u-net');
    expect(fieldOf(text, 'bottom')).toMatchObject([{ size: 140, jump: 16 }, {}]);
    expect(fieldOf(text, 'scores')).toMatchObject([{ jump: 1, spans: { length: 16 } }, {}]);
  });
});

describe('an Upsample to the size of another tensor', () => {
  const text = `
inputs: {x: [3, 32, 32]}
nodes:
  wide: {op: Conv2d, out_channels: 8, kernel_size: 9, padding: 4}
  pool: {op: MaxPool2d, from: x, kernel_size: 2}
  up: {op: Upsample, from: [pool, wide]}
`;

  test('sees nothing of that tensor', () => {
    expect(fieldOf(text, 'up')).toMatchObject([
      { size: 2, jump: 1 },
      { size: 2, jump: 1 },
    ]);
  });

  test('steps as far as the sizes say, also where they are open', () => {
    expect(fieldOf(text.replace('32, 32', 'H, W'), 'up')).toEqual(fieldOf(text, 'up'));
  });

  test('is not known where the sizes have nothing to do with each other', () => {
    const sized = text.replace('{x: [3, 32, 32]}', '{x: [3, H, W], other: [3, A, B]}');
    expect(fieldOf(sized.replace('[pool, wide]', '[pool, other]'), 'up')).toBeUndefined();
  });
});

describe('receipts', () => {
  const text = `
inputs: {x: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 7, stride: 2, padding: 3}
  pool: {op: MaxPool2d, kernel_size: 3, stride: 2, padding: 1}
  wide: {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 2, dilation: 2}
  sum: {op: Add, from: [wide, pool]}
  up: {op: Upsample, scale_factor: 2}
  last: {op: Conv2d, out_channels: 8, kernel_size: 3}
`;
  test.each([
    ['conv', '1 + 6×1 = 7'],
    ['pool', '7 + 2×2 = 11'],
    ['wide', '11 + 2×2×4 = 27'],
    ['sum', '27'],
    ['up', '27'],
    // A 3×3 over doubled pixels sees two or three of them, each 4 further on.
    ['last', '27 + 2×2 = 31'],
  ])('%s: %s', (path, expected) => {
    const { graph } = analyze(text);
    const receipt = receiptAt(graph, path);
    expect(receipt && printReceipt(receipt)).toBe(expected);
    expect(fieldOf(text, path)).toMatchObject([{ size: receipt?.total }, {}]);
  });

  test('a global field has none', () => {
    expect(receiptAt(analyze(readExample('networks/vgg-16')).graph, 'logits')).toBeUndefined();
  });
});

function fieldOf(text: string, path: string): ReceptiveField | undefined {
  const { graph } = analyze(text);
  const node = graph.nodes.find((each) => each.path === path);
  const tensor = node?.outputs[0];
  if (tensor === undefined) throw new Error(`There is no ${path}`);
  return receptiveFieldOf(graph).get(tensor);
}

function receiptAt(graph: Graph, path: string) {
  const node = [...operatorNodes(graph.nodes)].find((each) => each.path === path);
  return node && receptiveFieldReceipt(graph, node, 0);
}
