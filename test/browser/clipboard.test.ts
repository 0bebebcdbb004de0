import { expect } from 'vitest';
import { test } from './workbench.ts';

const file = 'first-network.cnn.yaml';

test('nodes are copied and pasted on the canvas, and into the text', { timeout: 180_000 }, async ({ workbench }) => {
  await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await workbench.openFile(file);
  await workbench.runCommand('Netwright: Open Canvas to the Side');
  const canvas = await workbench.canvasFrame();
  await canvas.locator('[aria-busy="false"]').waitFor();
  const before = workbench.text(file);
  const twice = before.replace(
    /( {2}relu1:.*\n)/,
    '$1  conv3:  {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 1}\n',
  );

  await canvas.locator('[data-node-id="conv1"]').click();
  await workbench.press('Control+C');
  await canvas.locator('[data-node-id="relu1"]').click();
  await workbench.press('Control+V');
  await expect.poll(() => workbench.text(file)).toBe(twice);
  await canvas.locator('[data-node-id="conv3"][data-selected]').waitFor();
  await workbench.undo();
  await expect.poll(() => workbench.text(file)).toBe(before);

  await canvas.locator('[data-node-id="relu1"]').click({ button: 'right' });
  await workbench.page.getByRole('menuitem', { name: 'Paste' }).click({ delay: 300 });
  await expect.poll(() => workbench.text(file)).toBe(twice);
  await workbench.screenshot('a pasted node');
});
