import { expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';

function told(input: string, norm: string): readonly string[] {
  const { problems } = analyze(`inputs: {x: [${input}]}\nnodes:\n  norm: ${norm}\n`);
  return problems.filter(({ code }) => code === 'single-value-normalization').map(({ message }) => message);
}

test('one value per channel', () => {
  expect(told('8, 1, 1', 'BatchNorm2d')).toEqual([expect.stringContaining('batches of 2 or more')]);
  const withStatistics = '{op: InstanceNorm2d, track_running_stats: true}';
  expect(told('8, 1, 1', withStatistics)).toEqual([expect.stringContaining('refuses it in training')]);
});

test('more values, or nobody knows how many', () => {
  for (const input of ['8, 1, 2', '8, H, 1', '8, H, W']) expect(told(input, 'BatchNorm2d')).toEqual([]);
  // Over the channels of a pixel, or of a group of them.
  for (const norm of ['LayerNorm2d', '{op: GroupNorm, num_groups: 2}']) expect(told('8, 1, 1', norm)).toEqual([]);
});
