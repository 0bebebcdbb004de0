import { describe, expect, test } from 'vitest';
import { type Analysis, analyze } from '../../../engine/analysis/analyze.ts';
import { builtInBlocks } from '../../../engine/blocks/list.ts';
import { operatorNodes } from '../../../engine/graph/graph.ts';
import { extentFor, unknownDimension } from '../../../engine/tensor/dimension.ts';
import { exampleNames, readExample } from './examples.ts';

const bound = ['first-network'];

// Height and width may be left open: what then is said in H and W comes to the same as with numbers in their place.

describe('every example', () => {
  test.each(exampleNames().filter((name) => !bound.includes(name)))('%s', (name) => {
    const text = readExample(name);
    const [, height = '', width = ''] = /\[\d+, (\d+), (\d+)\]/.exec(text) ?? [];
    const open = analyze(text.replace(/\[(\d+), \d+, \d+\]/, '[$1, H, W]'));
    check(open, analyze(text), { H: Number(height), W: Number(width) });
  });

  test.each(bound)('%s flattens its maps, so that it is bound to one size, and says so', (name) => {
    const { problems } = analyze(readExample(name).replace(/\[(\d+), \d+, \d+\]/, '[$1, H, W]'));
    expect(problems.map(({ code }) => code)).toEqual(['unknown-size']);
  });
});

describe('every block', () => {
  test.each(Object.keys(builtInBlocks))('%s', (name) => {
    const on = (size: string) => analyze(`inputs: {x: [64, ${size}]}\nnodes:\n  block: ${name}\n`);
    check(on('H, W'), on('33, 26'), { H: 33, W: 26 });
  });
});

/** Shapes node by node, and the sums that no size has a part in. */
function check(open: Analysis, sized: Analysis, sizes: Readonly<Record<string, number>>): void {
  expect(open.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(shapesOf(open, sizes)).toEqual(shapesOf(sized, sizes));
  expect(open.totals.parameters).toBe(sized.totals.parameters);
  expect(open.totals.buffers).toBe(sized.totals.buffers);
}

function shapesOf({ graph }: Analysis, sizes: Readonly<Record<string, number>>) {
  return [...operatorNodes(graph.nodes)].map(({ path, outputs }) => [
    path,
    outputs.map(({ shape = [unknownDimension] }) => shape.map((extent) => extentFor(extent, { N: 1, ...sizes }))),
  ]);
}
