import { expect } from 'vitest';
import { test } from './workbench.ts';

test('the context menu of the canvas is VS Code’s own', { timeout: 120_000 }, async ({ workbench }) => {
  const file = 'first-network.cnn.yaml';
  await workbench.openFile(file);
  await workbench.runCommand('Netwright: Open Canvas to the Side');
  const canvas = await workbench.canvasFrame();
  await canvas.locator('[aria-busy="false"]').waitFor();
  const before = workbench.text(file);
  // Slowly: for its first moment a menu does not hear that the button was let go.
  const take = (item: string) => workbench.page.getByRole('menuitem', { name: item }).click({ delay: 300 });

  await canvas.locator('[data-node-id="relu1"]').click({ button: 'right' });
  await take('Delete');
  await expect.poll(() => workbench.text(file)).not.toContain('relu1');
  await workbench.undo();
  await expect.poll(() => workbench.text(file)).toBe(before);

  await canvas.locator('[aria-busy="false"]').waitFor();
  await canvas.locator('[data-edge="pool1<0"] .wire-reach').click({ button: 'right', force: true });
  await take('Disconnect');
  await expect.poll(() => workbench.text(file)).toContain('pool1:  {op: MaxPool2d, from: [], kernel_size: 2}');
  await workbench.undo();
  await expect.poll(() => workbench.text(file)).toBe(before);

  await canvas.locator('[aria-busy="false"]').waitFor();
  await canvas.locator('[data-node-id="pool1"]').click({ button: 'right' });
  await take('Make It an Output');
  await expect.poll(() => workbench.text(file)).toContain('outputs: [logits, pool1]');
  await canvas.locator('[data-node-id="outputs:1"]').waitFor();
  await canvas.locator('[data-node-id="pool1"]').click({ button: 'right' });
  await take('No Longer an Output');
  await expect.poll(() => workbench.text(file)).toBe(before);

  await canvas.locator('[aria-busy="false"]').waitFor();
  await canvas.locator('.react-flow__pane').click({ button: 'right', position: { x: 20, y: 20 } });
  await take('Add an Input');
  await expect.poll(() => workbench.text(file)).toContain('  input2: [1, 28, 28]\n');
  await workbench.undo();
  await expect.poll(() => workbench.text(file)).toBe(before);

  await canvas.locator('[aria-busy="false"]').waitFor();
  await canvas.locator('[data-node-id="conv1"]').click({ button: 'right' });
  await take('Show in the Text');
  // In the text editor that is open already, and not in a third column.
  await workbench.page.locator('.editor-group-container.active .monaco-editor[data-uri]').waitFor();
  expect(await workbench.page.locator('.editor-group-container').count()).toBe(2);
});
