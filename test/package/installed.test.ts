import { expect, test } from 'vitest';
import { openWorkbench } from '../browser/workbench.ts';

test('the installed package opens a network, shows its canvas and runs it', async () => {
  await using workbench = await openWorkbench({ installed: true });
  const canvas = await workbench.openCanvas('se-resnet-tiny.cnn.yaml');
  await canvas.locator('[data-node-id="stage1"]').waitFor();
  expect(await canvas.locator('.top-bar').innerText()).toContain('682,210');

  await workbench.runCommand('Netwright: Run Forward Pass');
  await workbench.page.locator('.quick-input-widget:visible').getByText('Random numbers').click();
  const results = await workbench.resultsFrame();
  await results.getByRole('heading', { name: 'Output' }).waitFor({ timeout: 60_000 });
  await workbench.screenshot('the installed package');
  expect(await results.locator('body').innerText()).toContain('on ONNX Runtime');
});
