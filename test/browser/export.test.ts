import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { test } from './workbench.ts';

test('a network is exported from its text, beside it, and opened', { timeout: 120_000 }, async ({ workbench }) => {
  const { page, workspace } = workbench;
  await workbench.openFile('first-network.cnn.yaml');
  await workbench.runCommand('Netwright: Export…');
  await page.getByText('A readable Python module').waitFor();
  await workbench.screenshot('export formats');
  await workbench.choose('PyTorch');
  const file = join(workspace, 'first_network.py');
  const box = page.locator('.quick-input-widget:visible input').first();
  await expect.poll(() => box.inputValue()).toBe(file);
  await workbench.screenshot('export where');
  await workbench.press('Enter');
  await expect.poll(() => existsSync(file)).toBe(true);
  await expect.poll(() => workbench.notifications()).toEqual(['Exported first-network to first_network.py.']);
  await workbench.screenshot('exported');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.locator('.tab.active[data-resource-name="first_network.py"]').waitFor();
  expect(readFileSync(file, 'utf8')).toContain('self.conv1 = nn.Conv2d(1, 8, kernel_size=3, padding=1)');
  await workbench.screenshot('export opened');
});

test('from the canvas as an ONNX model', { timeout: 120_000 }, async ({ workbench }) => {
  const { page, workspace } = workbench;
  const canvas = await workbench.openCanvas('first-network.cnn.yaml');
  await canvas.locator('[aria-busy="false"]').waitFor();
  await canvas.locator('.react-flow__pane').click({ button: 'right', position: { x: 40, y: 40 } });
  await workbench.screenshot('export menu');
  await page.getByRole('menuitem', { name: 'Export…' }).click({ delay: 300 });
  await workbench.choose('ONNX');
  const file = join(workspace, 'first-network.onnx');
  await expect.poll(() => page.locator('.quick-input-widget:visible input').first().inputValue()).toBe(file);
  await workbench.press('Enter');
  await expect.poll(() => existsSync(file)).toBe(true);
  await expect.poll(() => workbench.notifications()).toEqual(['Exported first-network to first-network.onnx.']);
});

test('a mistake is named, and shown', { timeout: 120_000 }, async ({ workbench }) => {
  workbench.writeFile(
    'wrong.cnn.yaml',
    'inputs: {x: [3, 8, 8]}\nnodes:\n  ok: ReLU\n  conv: {op: Conv2d, out_channels: 4}\n',
  );
  await workbench.openFile('wrong.cnn.yaml');
  await workbench.runCommand('Netwright: Export…');
  await expect
    .poll(() => workbench.notifications())
    .toEqual([expect.stringMatching(/^network cannot be exported\. Line 4: Conv2d needs kernel_size/)]);
  await workbench.screenshot('export refused');
  await workbench.page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect
    .poll(() => workbench.page.locator('.statusbar-item').allInnerTexts())
    .toContainEqual(expect.stringMatching(/^Ln 4, Col \d+/));
});
