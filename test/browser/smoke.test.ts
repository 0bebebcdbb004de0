import { expect } from 'vitest';
import { openWorkbench, test } from './workbench.ts';

const network = `name: tiny

inputs:
  image: [3, 32, 32]

nodes:
  stem: {op: Conv2d, out_channels: 64, kernel_size: 3, padding: 1}

outputs: [stem]
`;

test('a network opens as text, is edited and undone', async () => {
  await using workbench = await openWorkbench({ files: { 'tiny.cnn.yaml': network } });
  await workbench.openFile('tiny.cnn.yaml');
  expect(await workbench.shownLine(7)).toContain('out_channels: 64');

  await workbench.putCursor(7, '64');
  await workbench.type('1');
  await expect.poll(() => workbench.text('tiny.cnn.yaml')).toContain('out_channels: 164');
  expect(workbench.isDirty('tiny.cnn.yaml')).toBe(true);

  await workbench.undo();
  await expect.poll(() => workbench.text('tiny.cnn.yaml')).toBe(network);
  await workbench.screenshot('a network as text');
});

test('the command palette finds commands', async ({ workbench }) => {
  await workbench.runCommand('View: Toggle Zen Mode');
  await expect.poll(() => workbench.page.locator('.activitybar').isVisible()).toBe(false);
});
