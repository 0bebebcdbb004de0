import { expect } from 'vitest';
import { readExample } from '../engine/networks/examples.ts';
import { openWorkbench, test } from './workbench.ts';

test('an example opens as a copy with both of its faces', async () => {
  await using workbench = await openWorkbench();
  await workbench.runCommand('Netwright: Open Example…');
  const rows = workbench.page.locator('.quick-input-widget:visible .monaco-list-row');
  await rows.getByText('bottleneck-savings').waitFor();
  await workbench.screenshot('open an example');
  await workbench.answer('inception-v3');
  await expect.poll(() => workbench.text('inception-v3.cnn.yaml')).toBe(readExample('networks/inception-v3'));

  await workbench.runCommand('Netwright: Open Canvas to the Side');
  const canvas = await workbench.canvasFrame();
  await expect.poll(() => canvas.locator('.top-bar').innerText()).toContain('23,834,568');
  await canvas.locator('[data-node-id="conv2"]').click();
  await workbench.press('Delete');
  await expect.poll(() => workbench.text('inception-v3.cnn.yaml')).not.toContain('  conv2: ');
  await workbench.screenshot('an untitled network on the canvas');
});

test('a network that was never saved has the same buttons, and a canvas', { timeout: 120_000 }, async ({
  workbench,
}) => {
  await workbench.runCommand('Netwright: New Network');
  const button = (name: string) =>
    workbench.page.locator('.editor-group-container.active .editor-actions').getByLabel(name);
  await button('Run Forward Pass').waitFor();
  await button('Open Canvas to the Side').click();

  const canvas = await workbench.canvasFrame();
  await canvas.locator('[aria-busy="false"]').waitFor();
  await canvas.locator('[data-node-id="conv1"]').click();
  await canvas.locator('[data-attribute="out_channels"] input').fill('48');
  await workbench.press('Enter');
  await canvas.locator('[data-node-id="conv1"]').getByText('48 × 32 × 32').waitFor();
  await workbench.screenshot('canvas of a network that was never saved');

  await button('Run Forward Pass').click();
  await workbench.page.locator('.quick-input-widget:visible').getByText('Random numbers').click();
  const results = await workbench.resultsFrame();
  await results.getByText('48 × 32 × 32').first().waitFor({ timeout: 60_000 });

  await canvas.locator('[data-node-id="relu1"]').click();
  await button('Open Text').click();
  const lines = workbench.page.locator('.editor-group-container.active .view-line');
  await lines.filter({ hasText: /conv1:.*out_channels:/ }).waitFor();
});
