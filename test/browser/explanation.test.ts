import { expect } from 'vitest';
import { openWorkbench, test, type Workbench } from './workbench.ts';

const file = 'wrong.cnn.yaml';
const files = {
  [file]: 'inputs: {image: [3, 32, 32]}\nnodes:\n  conv: {op: Conv2D, out_channels: 8, kernel_size: 3}\n',
};
const code = { hasText: 'unknown-operator' };

test('from a problem, wherever it is shown, to what it means', { timeout: 180_000 }, async () => {
  await using workbench = await openWorkbench({ files });
  const { page } = workbench;

  await workbench.openFile(file);
  await expect.poll(() => workbench.hover(3, 'Conv2D'), { timeout: 60_000 }).toContain('Did you mean Conv2d');
  await page.locator('.monaco-hover:not(.hidden) a', code).click();
  await expect.poll(() => isExplained(workbench)).toBe(true);
  await workbench.screenshot('explanation of a problem');

  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile(file);
  await workbench.problems();
  await page.locator('.markers-panel a', code).click();
  await expect.poll(() => isExplained(workbench)).toBe(true);
  await workbench.runCommand('View: Toggle Panel Visibility');

  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile(file);
  await workbench.putCursor(3, 'Conv2D');
  await workbench.runCommand('Quick Fix...');
  await page.getByText('Explain unknown-operator').click({ delay: 300 });
  await expect.poll(() => isExplained(workbench)).toBe(true);
  await workbench.screenshot('explanation beside the text');

  await workbench.runCommand('View: Close All Editors');
  const canvas = await workbench.openCanvas(file);
  await canvas.locator('[data-node-id="conv"]').click();
  await canvas.locator('.inspector').getByRole('button', { name: 'Explain' }).click();
  await expect.poll(() => isExplained(workbench)).toBe(true);
  await workbench.screenshot('explanation beside the canvas');
});

/** Whether a Markdown preview on the screen shows the page. */
async function isExplained({ page }: Workbench): Promise<boolean> {
  for (const frame of page.frames()) {
    const heading = frame.getByRole('heading', { name: 'unknown-operator' });
    if (await heading.isVisible().catch(() => false)) return true;
  }
  return false;
}
