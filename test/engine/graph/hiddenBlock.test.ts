import { expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { countsOf } from '../../../engine/analysis/counts.ts';

test('a block of the file that hides one that ships does not change the blocks that use the one that ships', () => {
  const network = 'inputs: {x: [64, 9, 9]}\nnodes:\n  a: {op: ResidualBlock}\n  b: {op: ConvBN}\n';
  const own = 'blocks:\n  ConvBN: {inputs: [x], nodes: {a: ReLU}}\n';
  const [before, after] = [analyze(network), analyze(own + network)];
  expect(parametersOf(after, 'a')).toBe(parametersOf(before, 'a'));
  expect(parametersOf(after, 'b')).toBe(0);
});

test('a block of the file can be the activation of one that ships', () => {
  const { problems } = analyze(
    'inputs: {x: [8, 9, 9]}\nblocks:\n  Mine: {inputs: [x], nodes: {a: ReLU}}\nnodes:\n  a: {op: ConvBNReLU, activation: Mine}\n',
  );
  expect(problems).toEqual([]);
});

function parametersOf({ graph }: ReturnType<typeof analyze>, name: string): number {
  const node = graph.nodes.find((each) => each.name === name);
  return node?.outputs.length ? countsOf(node).parameters : Number.NaN;
}
