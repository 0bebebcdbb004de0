import { expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';

test('of thousands of unknown names each is told, and the first are told what they may have been', () => {
  const count = 2_000;
  const nodes = Array.from({ length: count }, (_, index) => `  mispelt${index}: {op: ReLU, from: misspelt${index}}\n`);
  const { problems } = analyze(`inputs: {x: [3, 8, 8]}\nnodes:\n${nodes.join('')}`);
  expect(problems.length).toBe(count);
  expect(problems[0]?.message).toMatch(/^There is no node or input misspelt0 here. Did you mean mispelt1, /);
  expect(problems.at(-1)?.message).toBe('There is no node or input misspelt1999 here');
});

test('a mistake inside a block of the file is told once, however many nodes use it', () => {
  const uses = Array.from({ length: 300 }, (_, index) => `  n${index}: Own\n`).join('');
  const own = 'blocks:\n  Own: {inputs: [x], nodes: {act: ReLV}}\n';
  const { problems } = analyze(`inputs: {x: [3, 8, 8]}\n${own}nodes:\n${uses}`);
  expect(problems.map(({ message }) => message)).toEqual([
    'There is no operator or block ReLV. Did you mean ReLU? Used by n0.',
  ]);
});
