import { expect, test } from 'vitest';
import { openWorkbench } from './workbench.ts';

const file = 'se-resnet-tiny.cnn.yaml';
const canvasFirst = { 'workbench.editorAssociations': { '*.cnn.yaml': 'netwright.canvas' } };

test('a canvas that is closed and opened again is as it was left', { timeout: 120_000 }, async () => {
  await using workbench = await openWorkbench({ settings: canvasFirst });
  await workbench.openFile(file);
  const canvas = await workbench.canvasFrame();
  await canvas.locator('[aria-busy="false"]').waitFor();
  await canvas.locator('[data-node-id="stage1"] .fold-button').click();
  await canvas.locator('[data-node-id="stage1.0.conv1"]').waitFor();
  await canvas.getByRole('button', { name: 'Zoom in' }).click();
  await workbench.page.waitForTimeout(600);
  const zoom = await canvas.locator('.zoom-percent').textContent();
  const before = await canvas.locator('[data-node-id="stage1.0.conv1"]').boundingBox();
  await workbench.runCommand('View: Close All Editors');

  await workbench.openFile(file);
  const again = await workbench.canvasFrame();
  await again.locator('[data-node-id="stage1.0.conv1"]').waitFor();
  await expect.poll(() => again.locator('.zoom-percent').textContent()).toBe(zoom);
  await expect.poll(() => again.locator('[data-node-id="stage1.0.conv1"]').boundingBox()).toEqual(before);
  await workbench.screenshot('a canvas opened again');
});
