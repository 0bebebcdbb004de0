import { expect } from 'vitest';
import { openWorkbench, test } from './workbench.ts';

/** VS Code's four kinds of themes, by what it tells a webview. The pictures in `test-results/` are there to be looked at. */
const themes = {
  'vscode-dark': 'Dark Modern',
  'vscode-light': 'Light Modern',
  'vscode-high-contrast': 'Dark High Contrast',
  'vscode-high-contrast-light': 'Light High Contrast',
};

test.each(Object.entries(themes))('canvas and text side by side, %s', { timeout: 120_000 }, async (kind, theme) => {
  await using workbench = await openWorkbench();
  await workbench.runCommand('Preferences: Color Theme');
  await workbench.answer(theme);
  await workbench.openFile('se-resnet-tiny.cnn.yaml');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await workbench.runCommand('Netwright: Open Canvas to the Side');
  const canvas = await workbench.canvasFrame();
  await canvas.locator('[data-node-id="stage1"]').click();
  await expect.poll(() => canvas.locator('.inspector').innerText()).toContain('SEBasicBlock');
  await expect.poll(() => canvas.locator('[data-edge]').count()).toBeGreaterThan(3);
  await workbench.screenshot(`side by side, ${kind}`);
  expect(await canvas.locator('body').getAttribute('data-vscode-theme-kind')).toBe(kind);
});
