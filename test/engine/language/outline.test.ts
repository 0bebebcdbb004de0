import { expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { type OutlineItem, outlineOf } from '../../../engine/language/outline.ts';

function print(items: readonly OutlineItem[], indent = ''): string {
  return items
    .map(({ kind, name, detail, children }) => {
      return `${indent}${kind} ${name} ${detail}`.trimEnd().concat('\n', print(children, `${indent}  `));
    })
    .join('');
}

test('inputs, blocks with their insides, nodes with operator and shape', () => {
  const text = `
inputs: {image: [3, 32, 32]}
blocks:
  Twice:
    inputs: [x]
    parameters: {width: 8}
    nodes:
      conv: {op: Conv2d, out_channels: =width, kernel_size: 1}
nodes:
  a: {op: Twice, repeat: 2}
  b: MaxPool
`;
  expect(print(outlineOf(analyze(text)))).toBe(`\
input image 3 × 32 × 32
block Twice
  input x
  parameter width 8
  node conv Conv2d → 8 × 32 × 32
node a Twice → 8 × 32 × 32
node b MaxPool → ?
`);
});

test('every name lies inside its own range', () => {
  const text = 'blocks:\n  B:\n    inputs: [x]\n    nodes:\n      a: ReLU\nnodes:\n  b:\n    op: B\n';
  const all = (items: readonly OutlineItem[]): readonly OutlineItem[] =>
    items.flatMap((item) => [item, ...all(item.children)]);
  for (const { range, nameRange } of all(outlineOf(analyze(text)))) {
    expect(range.start).toBeLessThanOrEqual(nameRange.start);
    expect(range.end).toBeGreaterThanOrEqual(nameRange.end);
  }
});
