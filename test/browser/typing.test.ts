import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openWorkbench, test, type Workbench } from './workbench.ts';

const file = 'first-network.cnn.yaml';
const canvasFirst = { 'workbench.editorAssociations': { '*.cnn.yaml': 'netwright.canvas' } };

describe('what is typed in a field and not committed yet', { timeout: 120_000 }, () => {
  test('is saved with Control+S, and the field keeps the keyboard', async ({ workbench }) => {
    const field = await typeChannels(await workbench.openCanvas(file), '48');
    await workbench.press('Control+S');
    await expect.poll(() => onDisk(workbench)).toContain('conv1:  {op: Conv2d, out_channels: 48');
    await expect.poll(() => workbench.isDirty(file)).toBe(false);
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await workbench.undo();
    await expect.poll(() => workbench.text(file)).not.toContain('48');
  });

  test('a new name too', async ({ workbench }) => {
    const canvas = await workbench.openCanvas(file);
    await canvas.locator('[aria-busy="false"]').waitFor();
    await canvas.locator('[data-node-id="conv1"]').click();
    await workbench.press('F2');
    await canvas.locator('[data-node-id="conv1"] input').fill('first');
    await workbench.press('Control+S');
    await expect.poll(() => onDisk(workbench)).toContain('first:  {op: Conv2d');
    await canvas.locator('[data-node-id="first"][data-selected]').waitFor();
  });

  test('is asked about when the tab is closed by key', async () => {
    await using workbench = await openWorkbench({ settings: canvasFirst });
    await workbench.openFile(file);
    await typeChannels(await workbench.canvasFrame(), '4');
    // No faster than a person: VS Code has to hear that somebody types.
    await workbench.page.keyboard.type('8', { delay: 200 });
    await workbench.press('Control+W');
    await workbench.page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => onDisk(workbench)).toContain('out_channels: 48');
    await expect.poll(() => workbench.tabs()).toEqual([]);
  });

  test('outlives a tab that is closed by mouse', async () => {
    await using workbench = await openWorkbench({ settings: canvasFirst });
    await workbench.openFile(file);
    await typeChannels(await workbench.canvasFrame(), '48');
    await workbench.page.locator('.tab.active').click({ button: 'middle' });
    await expect.poll(() => workbench.text(file)).toContain('out_channels: 48');
    await expect.poll(() => workbench.isDirty(file)).toBe(true);
    // VS Code shows again what is not saved.
    await workbench.page.locator('.tab.dirty').waitFor();
  });

  test('is in the text when another editor comes before it', async ({ workbench }) => {
    await workbench.openFile('inception.cnn.yaml');
    await typeChannels(await workbench.openCanvas(file), '48');
    await workbench.press('Control+PageUp');
    await expect.poll(() => workbench.text(file)).toContain('out_channels: 48');
  });

  test('is in the network that runs', async ({ workbench }) => {
    const canvas = await workbench.openCanvas(file);
    await typeChannels(canvas, '48');
    await canvas.getByRole('button', { name: 'Run' }).click();
    await workbench.page.locator('.quick-input-widget:visible').getByText('Random numbers').click();
    const results = await workbench.resultsFrame();
    await results.getByText('48 × 28 × 28').first().waitFor({ timeout: 60_000 });
  });
});

/** Types another number of channels for the first convolution, and leaves it at that. */
async function typeChannels(canvas: Frame, text: string) {
  await canvas.locator('[aria-busy="false"]').waitFor();
  await canvas.locator('[data-node-id="conv1"]').click();
  const field = canvas.locator('[data-attribute="out_channels"] input');
  await field.fill(text);
  return field;
}

function onDisk(workbench: Workbench): string {
  return readFileSync(join(workbench.workspace, file), 'utf8');
}
