import { expect, test } from 'vitest';
import { problemRecords } from '../../../engine/problems/list.ts';
import { netwright } from './netwright.ts';

test('a code is explained, with what is told of the example', async () => {
  const { code, stdout, stderr } = await netwright(['explain', 'wasted-bias']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^# wasted-bias\n\n\*\*A bias that a normalization takes away again\*\* \(information\)\n/);
  expect(stdout).toContain('  conv: {op: Conv2d, out_channels: 8, kernel_size: 3}\n#            ^^^^^^\n');
  expect(stdout).toContain('> The bias of conv is undone by norm');
});

test.each([
  ['wasted-bais', 'There is no problem wasted-bais. Did you mean wasted-bias?'],
  ['E0308', `There is no problem E0308. The codes are ${problemRecords.map(({ code }) => code).join(', ')}.`],
  ['', 'Expected the CODE of a problem, such as window-too-large.'],
])('2 for %j', async (word, message) => {
  const stderr = `netwright: ${message}\nnetwright explain CODE\n`;
  expect(await netwright(['explain', word].filter(Boolean))).toEqual({ code: 2, stdout: '', stderr });
});
