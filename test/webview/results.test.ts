import { expect, test } from 'vitest';
import { previewPages } from './openPreview.ts';

const open = previewPages();

test('a run shows how far it is, and can be cancelled', async () => {
  const preview = await open('/results?state=running');
  await preview.page.getByRole('progressbar', { name: 'Running, node 34 of 92' }).waitFor();
  await preview.page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => preview.posted()).toContainEqual({ type: 'cancel' });
  expect(preview.complaints).toEqual([]);
});

test('a failure says why, and runs again', async () => {
  const preview = await open('/results?state=failed');
  const failure = preview.page.getByRole('alert').getByText('conv2 wants 64 channels');
  // Each reason on a line of its own.
  const [shown = ''] = await failure.allInnerTexts();
  expect(shown.split('\n')).toHaveLength(2);
  await preview.page.getByRole('button', { name: 'Run again' }).click();
  await expect.poll(() => preview.posted()).toContainEqual({ type: 'run-again' });
});

test('outputs come with their largest values and moments', async () => {
  const preview = await open('/results?state=done');
  const logits = preview.page.getByRole('article', { name: 'logits' });
  await logits.getByText('48.0 %').waitFor();
  await logits.getByText('0.0213').waitFor();
  await preview.page.getByRole('article', { name: 'features' }).getByText('[24, 4, 3]').waitFor();
});

test('the table is sorted by its headings and leads to the text', async () => {
  const preview = await open('/results?state=done');
  const first = preview.page.locator('tbody tr[data-node]').first();
  await preview.page.getByRole('button', { name: 'Time' }).click();
  expect(await first.getAttribute('data-node')).toBe('stage2.0.conv1');
  expect(await preview.page.getByRole('columnheader', { name: 'Time' }).getAttribute('aria-sort')).toBe('descending');
  await preview.page.getByRole('button', { name: 'Time' }).focus();
  await preview.page.keyboard.press('Enter');
  expect(await first.getAttribute('data-node')).toBe('logits');
  await first.getByRole('button', { name: 'logits' }).click();
  await expect.poll(() => preview.posted()).toContainEqual({ type: 'reveal-text', node: 'logits' });
});
