import type { Frame } from 'playwright-core';
import { expect } from 'vitest';
import { openWorkbench, test, type Workbench } from './workbench.ts';

const network = `# a chain to drop something into
name: chain

inputs:
  image: [256, 16, 16]  # wide enough for a bottleneck

nodes:
  conv1: {op: Conv2d, out_channels: 256, kernel_size: 3, padding: 1, bias: false}  # 589,824 weights
  relu1: {op: ReLU}

outputs: [relu1]
`;

const withBottleneck = network.replace('# 589,824 weights\n', '# 589,824 weights\n  bottleneck1: {op: Bottleneck}\n');

test('design on the canvas, hover in the text, run from the palette', { timeout: 180_000 }, async () => {
  await using workbench = await openWorkbench({ files: { 'chain.cnn.yaml': network } });
  const canvas = await workbench.openCanvas('chain.cnn.yaml');
  await canvas.locator('[data-node-id="conv1"]').waitFor();
  await expect.poll(() => totals(canvas)).toContain('589,824');
  expect(workbench.isDirty('chain.cnn.yaml')).toBe(false);
  await workbench.screenshot('canvas before');

  await dragOntoEdge(workbench, canvas, 'Bottleneck', 'relu1<0');
  await expect.poll(() => workbench.text('chain.cnn.yaml')).toBe(withBottleneck);
  await expect.poll(() => totals(canvas)).toContain('659,456');
  await workbench.screenshot('canvas with a bottleneck');

  await canvas.locator('[data-node-id="relu1"]').click();
  await workbench.press('F2');
  await canvas.locator('[data-node-id="relu1"] input').fill('activation');
  await workbench.press('Enter');
  await expect.poll(() => workbench.text('chain.cnn.yaml')).toContain('outputs: [activation]');

  await workbench.undo();
  await expect.poll(() => workbench.text('chain.cnn.yaml')).toBe(withBottleneck);
  await workbench.runCommand('Netwright: Open Text');
  const receipt = '256×1×1×64 + 64×3×3×64 + 64×1×1×256 = 69,632';
  await expect.poll(() => workbench.hover(9, 'bottleneck1')).toContain(receipt);
  await workbench.screenshot('hover with a receipt');

  await workbench.undo();
  await expect.poll(() => workbench.text('chain.cnn.yaml')).toBe(network);
  await expect.poll(() => workbench.isDirty('chain.cnn.yaml')).toBe(false);

  await workbench.runCommand('Netwright: Run Forward Pass');
  await workbench.page.locator('.quick-input-widget:visible').getByText('Random numbers').click();
  const results = await workbench.resultsFrame();
  await results.getByText('relu1').first().waitFor({ timeout: 60_000 });
  await workbench.screenshot('results of a forward pass');
  expect(await results.locator('body').innerText()).toMatch(/256 × 16 × 16|256, 16, 16/);

  // From the results, the command means their network.
  await results.getByRole('heading', { name: 'chain' }).click();
  await workbench.runCommand('Netwright: Run Forward Pass');
  await workbench.page.locator('.quick-input-widget:visible').getByText('Random numbers').waitFor();
});

async function totals(canvas: Frame): Promise<string> {
  return canvas.locator('.top-bar').innerText();
}

/** As a person does: press on the palette's item, move to the middle of the wire, let go. */
async function dragOntoEdge(workbench: Workbench, canvas: Frame, block: string, edge: string): Promise<void> {
  const item = canvas.getByRole('option', { name: block, exact: true });
  await item.scrollIntoViewIfNeeded();
  const from = await item.boundingBox();
  const to = await canvas.locator(`[data-edge="${edge}"]`).boundingBox();
  if (from === null || to === null) throw new Error(`Nothing to drag: ${block} onto ${edge}`);
  const { mouse } = workbench.page;
  await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await mouse.down();
  await mouse.move(from.x + from.width / 2 + 20, from.y + from.height / 2 + 20, { steps: 4 });
  await mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
  await mouse.up();
}
