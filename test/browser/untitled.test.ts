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
