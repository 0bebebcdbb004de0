import { describe, expect, test } from 'vitest';
import { type PreviewPage, previewPages } from './openPreview.ts';
import { fixtures } from './preview/fixtures.ts';

const open = previewPages();
const soon = { timeout: 10_000 };

describe('from the palette', () => {
  test('a block dropped on an edge is inserted there and selected', async () => {
    const preview = await open('/canvas?fixture=small');
    const edge = await preview.pointOn('relu1<0');
    await preview.drag(await preview.middleOf(preview.entry('ConvBNReLU')), { x: edge.x + 15, y: edge.y }, false);
    await preview.page.locator('[data-edge="relu1<0"][data-receiving]').waitFor();
    await preview.page.getByText('Insert between conv1 and relu1').waitFor();
    await preview.page.mouse.up();
    const expected = { kind: 'insert-on-edge', op: 'ConvBNReLU', edge: { target: 'relu1', targetPort: 0 } };
    await expect.poll(() => preview.intentions(), soon).toEqual([expected]);
    await preview.page.locator('[data-selected][data-node-id^="convbnrelu" i]').waitFor();
    expect(preview.complaints).toEqual([]);
  });

  test('a block dropped where edges run together is inserted for all of them, after they part for one', async () => {
    const preview = await open('/canvas?fixture=residual');
    const from = await preview.middleOf(preview.entry('ConvBN'));
    const trunk = await preview.middleOf(preview.node('stem').locator('.source'));
    await preview.drag(from, await preview.pointOn('sum<1'), false);
    await preview.page.getByText('Insert between stem and sum').waitFor();
    expect(await preview.page.locator('[data-edge][data-receiving]').count()).toBe(1);
    await preview.page.mouse.move(trunk.x, trunk.y + 6);
    await preview.page.getByText('Insert between stem and conv1, sum').waitFor();
    expect(await preview.page.locator('[data-edge][data-receiving]').count()).toBe(2);
    await preview.page.mouse.up();
    await expect.poll(() => preview.text(), soon).toContain('sum: {op: Add, from: [conv2, convbn1]}');
    expect(await preview.text()).toMatch(/ convbn1: \{op: ConvBN[^}]*\}\n {2}conv1: \{op: ConvBNReLU, out_channels/);
  });

  test('a block dropped beside the network comes after the selected node', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('pool').click();
    await preview.drag(await preview.middleOf(preview.entry('ConvReLU')), { x: 300, y: 600 });
    await expect.poll(() => preview.intentions(), soon).toEqual([{ kind: 'add-node', op: 'ConvReLU', after: 'pool' }]);
  });

  test('a block dropped on a node comes after it', async () => {
    const preview = await open('/canvas?fixture=small&mute');
    await preview.drag(await preview.middleOf(preview.entry('ConvBN')), await preview.middleOf(preview.node('conv2')));
    await expect.poll(() => preview.intentions(), soon).toEqual([{ kind: 'add-node', op: 'ConvBN', after: 'conv2' }]);
  });

  test('Escape, and letting go outside of the canvas, drop nothing', async () => {
    const preview = await open('/canvas?fixture=small');
    const from = await preview.middleOf(preview.entry('ConvBN'));
    await preview.drag(from, await preview.middleOf(preview.node('conv2')), false);
    await preview.page.keyboard.press('Escape');
    await preview.page.mouse.up();
    await preview.drag(from, { x: 1200, y: 500 });
    await preview.page.locator('.drag-ghost').waitFor({ state: 'detached' });
    expect(await preview.intentions()).toEqual([]);
  });

  test('by keyboard: search, Enter, and again after what was inserted', async () => {
    const preview = await open('/canvas?fixture=empty');
    await preview.page.getByRole('searchbox').fill('conv2d');
    await preview.page.keyboard.press('ArrowDown');
    await preview.page.keyboard.press('Enter');
    await expect.poll(() => preview.text(), soon).toContain('op: Conv2d');
    await preview.page.locator('[data-selected]').waitFor();
    await preview.page.keyboard.press('Enter');
    await expect.poll(async () => (await preview.intentions()).length, soon).toBe(2);
    const [first, second] = await preview.intentions();
    expect(first).toEqual({ kind: 'add-node', op: 'Conv2d' });
    expect(second).toMatchObject({ kind: 'add-node', op: 'Conv2d', after: expect.any(String) });
  });

  test('an entry says what it is, and categories fold', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.entry('Inception').hover();
    await preview.page.getByRole('tooltip').getByText('GoogLeNet').waitFor();
    await preview.page.getByRole('button', { name: /^Inception blocks/ }).click();
    await preview.entry('Inception').waitFor({ state: 'detached' });
  });
});

describe('edges', () => {
  test('connect by dragging from point to point', async () => {
    const preview = await open('/canvas?fixture=problems');
    const from = await preview.middleOf(preview.node('bn').locator('.source'));
    const to = await preview.middleOf(preview.node('sum').locator('.target').nth(2));
    await preview.drag(from, to);
    const expected = { kind: 'connect', source: 'bn', sourcePort: 0, target: 'sum', targetPort: 2 };
    await expect.poll(() => preview.intentions(), soon).toEqual([expected]);
  });

  test('connect by letting go over a card', async () => {
    const preview = await open('/canvas?fixture=problems');
    const from = await preview.middleOf(preview.node('bn').locator('.source'));
    await preview.drag(from, await preview.middleOf(preview.node('sum')));
    const expected = { kind: 'connect', source: 'bn', sourcePort: 0, target: 'sum', targetPort: 2 };
    await expect.poll(() => preview.intentions(), soon).toEqual([expected]);
  });

  test('connect by two clicks', async () => {
    const preview = await open('/canvas?fixture=problems');
    await preview.node('bn').locator('.source').click();
    await preview.node('sum').locator('.target').nth(2).click();
    const expected = { kind: 'connect', source: 'bn', sourcePort: 0, target: 'sum', targetPort: 2 };
    await expect.poll(() => preview.intentions(), soon).toEqual([expected]);
  });

  test('never go in a circle, and say so', async () => {
    const preview = await open('/canvas?fixture=small');
    const from = await preview.middleOf(preview.node('conv2').locator('.source'));
    await preview.drag(from, await preview.middleOf(preview.node('conv1').locator('.target')));
    await preview.notice('conv1 cannot read conv2, which depends on conv1: data would go in a circle');
    await preview.drag(from, await preview.middleOf(preview.node('conv2').locator('.target')));
    await preview.notice('conv2 cannot read itself');
    expect(await preview.text()).toBe(fixtures.small);
  });

  test('that cannot be say why', async () => {
    const preview = await open('/canvas?fixture=residual');
    const [input, output] = [preview.node('conv1').locator('.target'), preview.node('conv1').locator('.source')];
    await preview.drag(await preview.middleOf(input), await preview.middleOf(preview.node('conv2').locator('.target')));
    await preview.notice('found two inputs');
    await preview.drag(await preview.middleOf(output), await preview.middleOf(preview.node('stem').locator('.source')));
    await preview.notice('found two outputs');
    await preview.drag(await preview.middleOf(output), await preview.middleOf(preview.node('image')));
    await preview.notice('image is an input of the network and reads nothing');
    expect(await preview.text()).toBe(fixtures.residual);
  });

  test('into a block that is defined elsewhere say why they cannot be', async () => {
    const preview = await open('/canvas?fixture=own');
    await preview.node('stem').getByRole('button', { name: 'Look into the block' }).click();
    await preview.node('stem.conv').waitFor();
    const from = await preview.middleOf(preview.node('image').locator('.source'));
    await preview.drag(from, await preview.middleOf(preview.node('stem.conv').locator('.target')));
    await preview.notice('The inside of stem is defined elsewhere');
    expect(await preview.intentions()).toEqual([]);
  });

  test('are disconnected with Delete', async () => {
    const preview = await open('/canvas?fixture=residual');
    const { x, y } = await preview.pointOn('sum<1');
    await preview.page.mouse.click(x, y);
    await preview.page.locator('[data-edge="sum<1"][data-selected]').waitFor();
    await preview.inspector().getByRole('heading', { name: 'Connection' }).waitFor();
    await preview.page.keyboard.press('Delete');
    const expected = { kind: 'disconnect', edge: { target: 'sum', targetPort: 1 } };
    await expect.poll(() => preview.intentions(), soon).toEqual([expected]);
  });

  test('are disconnected by dragging an end off', async () => {
    const preview = await open('/canvas?fixture=small&mute');
    const end = await preview.middleOf(preview.endOf('conv2<0', 'target'));
    await preview.drag(end, { x: 330, y: 400 });
    const expected = { kind: 'disconnect', edge: { target: 'conv2', targetPort: 0 } };
    await expect.poll(() => preview.intentions(), soon).toEqual([expected]);
  });

  test('are moved to another input, and to another source, each in one step', async () => {
    const preview = await open('/canvas?fixture=residual');
    const before = await preview.text();
    const end = await preview.middleOf(preview.endOf('sum<1', 'target'));
    await preview.drag(end, await preview.middleOf(preview.node('conv2').locator('.target')));
    await expect.poll(() => preview.text(), soon).toContain('sum: {op: Add, from: [conv2]}');
    expect(await preview.text()).toContain('conv2: {op: ConvBN, from: stem,');
    await preview.page.keyboard.press('Control+z');
    await expect.poll(() => preview.text(), soon).toBe(before);

    await preview.page.locator('[aria-busy="false"]').waitFor();
    const start = await preview.middleOf(preview.endOf('sum<1', 'source'));
    await preview.drag(start, await preview.middleOf(preview.node('image').locator('.source')));
    await expect.poll(() => preview.text(), soon).toContain('sum: {op: Add, from: [conv2, image]}');
    await preview.page.keyboard.press('Control+z');
    await expect.poll(() => preview.text(), soon).toBe(before);
    const edge = { target: 'sum', targetPort: 1 };
    expect(await preview.intentions()).toEqual([
      { kind: 'reconnect', edge, source: 'stem', sourcePort: 0, target: 'conv2', targetPort: 0 },
      { kind: 'reconnect', edge, source: 'image', sourcePort: 0, target: 'sum', targetPort: 1 },
    ]);
  });

  test('are moved by letting an end go over a card, and stay where they cannot be', async () => {
    const preview = await open('/canvas?fixture=residual&mute');
    const end = await preview.middleOf(preview.endOf('sum<1', 'target'));
    await preview.drag(end, await preview.middleOf(preview.node('sum')));
    await preview.drag(end, await preview.middleOf(preview.node('conv2').locator('.source')));
    await preview.notice('found two outputs');
    expect(await preview.intentions()).toEqual([]);
    await preview.drag(end, await preview.middleOf(preview.node('relu')));
    const edge = { target: 'sum', targetPort: 1 };
    const expected = { kind: 'reconnect', edge, source: 'stem', sourcePort: 0, target: 'relu', targetPort: 0 };
    await expect.poll(() => preview.intentions(), soon).toEqual([expected]);
  });

  test('get another source, or none, by keyboard', async () => {
    const preview = await open('/canvas?fixture=small&mute');
    await preview.node('conv2').click();
    await preview.page.getByLabel('Source of input').selectOption({ label: 'conv1' });
    await preview.page.getByLabel('Source of input').selectOption({ label: 'not connected' });
    await expect
      .poll(() => preview.intentions(), soon)
      .toEqual([
        { kind: 'connect', source: 'conv1', sourcePort: 0, target: 'conv2', targetPort: 0 },
        { kind: 'disconnect', edge: { target: 'conv2', targetPort: 0 } },
      ]);
  });
});

describe('nodes', () => {
  test('are selected, several with Control, and deleted', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('relu1').click();
    await preview.node('pool').click({ modifiers: ['Control'] });
    await preview.inspector().getByRole('heading', { name: '2 nodes' }).waitFor();
    await preview.page.keyboard.press('Backspace');
    await expect.poll(() => preview.intentions(), soon).toEqual([{ kind: 'delete-nodes', nodes: ['relu1', 'pool'] }]);
    await preview.node('relu1').waitFor({ state: 'detached' });
  });

  test('are counted together; inputs and outputs have nothing to count', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('conv1').click();
    await preview.page.keyboard.press('Control+a');
    await preview.inspector().getByRole('heading', { name: '9 nodes' }).waitFor();
    expect(await preview.inspector().textContent()).not.toContain('missing');
  });

  test('are renamed with F2, and keep their selection', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('conv1').click();
    await preview.page.keyboard.press('F2');
    await preview.page.getByLabel('New name for conv1').fill('first');
    await preview.page.keyboard.press('Enter');
    await preview.page.locator('[data-node-id="first"][data-selected]').waitFor();
    expect(await preview.intentions()).toEqual([{ kind: 'rename-node', node: 'conv1', name: 'first' }]);
  });

  test('are renamed by a double-click on the name; Escape gives up', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('conv1').locator('.card-name').dblclick();
    await preview.page.getByLabel('New name for conv1').fill('other');
    await preview.page.keyboard.press('Escape');
    await preview.node('conv1').locator('.card-name').waitFor();
    expect(await preview.intentions()).toEqual([]);
  });

  test('are walked through with arrows', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('image').waitFor();
    await preview.page.getByRole('application').focus();
    for (const expected of ['image', 'conv1', 'relu1']) {
      await preview.page.keyboard.press('ArrowDown');
      await preview.page.locator(`[data-node-id="${expected}"][data-selected]`).waitFor();
    }
    await preview.page.keyboard.press('ArrowUp');
    await preview.page.locator('[data-node-id="conv1"][data-selected]').waitFor();
    await preview.page.keyboard.press('Enter');
    const isFocused = (part: string) =>
      preview.page.evaluate((selector) => document.activeElement?.closest(selector) !== null, part);
    await expect.poll(() => isFocused('.inspector input')).toBe(true);
    await preview.page.keyboard.press('Escape');
    await expect.poll(() => isFocused('.react-flow')).toBe(true);
    await preview.page.keyboard.press('/');
    await expect.poll(() => isFocused('.palette')).toBe(true);
    await preview.page.keyboard.press('Escape');
    await expect.poll(() => isFocused('.react-flow')).toBe(true);
  });

  test('say what they are to those who cannot see them', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.page.getByRole('group', { name: 'conv1, Conv2d, 16 × 32 × 32, 448 parameters' }).waitFor();
  });

  test('show what is wrong with them, on the card and in the inspector', async () => {
    const preview = await open('/canvas?fixture=problems');
    await preview
      .node('conv1')
      .getByRole('img', { name: /groups must divide/ })
      .waitFor();
    await preview.node('conv1').click();
    await preview.page
      .locator('[data-attribute="groups"]')
      .getByText(/groups must divide/)
      .waitFor();
  });

  test('lead from a problem to what it means, with the node selected or nothing', async () => {
    const preview = await open('/canvas?fixture=problems');
    const explain = preview.inspector().getByRole('button', { name: 'Explain' });
    await explain.first().click();
    await preview.node('conv1').click();
    await preview.page.locator('[data-attribute="groups"]').getByRole('button', { name: 'Explain' }).click();
    const codes = (await preview.posted()).flatMap((message) => (message.type === 'explain' ? [message.code] : []));
    expect(codes).toEqual(['not-divisible', 'not-divisible']);
  });
});

describe('several nodes', () => {
  test('are copied as lines of text, and pasted behind what is selected', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('conv1').click();
    await preview.page.keyboard.press('Shift+ArrowDown');
    await preview.page.keyboard.press('Control+c');
    const lines = 'conv1: {op: Conv2d, out_channels: 16, kernel_size: 3, padding: 1}\nrelu1: {op: ReLU}\n';
    await expect.poll(() => preview.clipboard(), soon).toBe(lines);
    await preview.node('conv2').click();
    await preview.paste(lines);
    await expect
      .poll(() => preview.text(), soon)
      .toContain(
        'kernel_size: 3}\n  conv3: {op: Conv2d, out_channels: 16, kernel_size: 3, padding: 1}\n  relu2: {op: ReLU}\n',
      );
    await preview.page.locator('[data-node-id="relu2"][data-selected]').waitFor();
    await preview.inspector().getByRole('heading', { name: '2 nodes' }).waitFor();
  });

  test('are cut only when they are in the clipboard', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('relu1').click();
    await preview.page.keyboard.press('Control+x');
    await preview.node('relu1').waitFor({ state: 'detached' });
    expect(await preview.clipboard()).toBe('relu1: {op: ReLU}\n');
    await preview.node('image').click();
    await preview.page.keyboard.press('Control+x');
    await preview.notice('Only nodes of the network can be copied');
    expect(await preview.intentions()).toEqual([{ kind: 'delete-nodes', nodes: ['relu1'] }]);
  });

  test('are duplicated by key, by button and from the context menu', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('relu1').click();
    await preview.page.keyboard.press('Control+d');
    await preview.page.locator('[data-node-id="relu2"][data-selected]').waitFor();
    await preview.inspector().getByRole('button', { name: 'Duplicate' }).click();
    await preview.page.locator('[data-node-id="relu3"][data-selected]').waitFor();
    await preview.post({ type: 'menu', item: 'duplicate' });
    await preview.page.locator('[data-node-id="relu4"][data-selected]').waitFor();
  });

  test('are pasted from a text too; what is no node is said', async () => {
    const preview = await open('/canvas?fixture=empty');
    await preview.page.getByRole('application').focus();
    await preview.paste('some words');
    await preview.notice('Expected lines of nodes such as conv1');
    await preview.paste('    conv1: {op: Conv2d, out_channels: 8, kernel_size: 3}\n    relu1: ReLU\n');
    await preview.node('relu1').waitFor();
  });

  test('a field keeps its own clipboard', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('conv1').click();
    await preview.field('out_channels').focus();
    await preview.page.keyboard.press('Control+c');
    await preview.paste('relu: ReLU');
    expect((await preview.posted()).filter(({ type }) => type === 'copy' || type === 'intention')).toEqual([]);
  });
});

test('? lists all keys, Escape closes the list', async () => {
  const preview = await open('/canvas?fixture=small');
  await preview.node('conv1').click();
  await preview.page.keyboard.press('?');
  const list = preview.page.getByRole('dialog', { name: 'Keys' });
  await list.getByText('paste behind what is selected').waitFor();
  await preview.page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  await preview.page.keyboard.press('ArrowDown');
  await preview.page.locator('[data-node-id="relu1"][data-selected]').waitFor();
});

describe('an attribute', () => {
  test('is committed by Enter, and by leaving the field, once', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('conv1').click();
    await preview.field('out_channels').fill('24');
    await preview.page.keyboard.press('Enter');
    await expect.poll(() => preview.text(), soon).toContain('out_channels: 24');
    await preview.field('dilation').fill('2, 1');
    await preview.field('groups').focus();
    await expect.poll(() => preview.text(), soon).toContain('dilation: [2, 1]');
    expect(await preview.intentions()).toEqual([
      { kind: 'set-attribute', node: 'conv1', attribute: 'out_channels', text: '24' },
      { kind: 'set-attribute', node: 'conv1', attribute: 'dilation', text: '[2, 1]' },
    ]);
  });

  test('goes back to its default', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('conv1').click();
    await preview.page
      .locator('[data-attribute="padding"]')
      .getByRole('button', { name: 'Back to the default' })
      .click();
    await expect
      .poll(() => preview.intentions(), soon)
      .toEqual([{ kind: 'set-attribute', node: 'conv1', attribute: 'padding', text: undefined }]);
  });

  test.each<[string, (preview: PreviewPage) => Promise<void>]>([
    ['another node is selected', (preview) => preview.node('relu1').click()],
    ['the ground is clicked', (preview) => preview.page.mouse.click(300, 600)],
    ['an edge is selected', (preview) => preview.clickOn('relu1<0')],
    ['the text cursor goes to another node', (preview) => preview.post({ type: 'reveal', node: 'relu1' })],
    ['the network is run', (preview) => preview.page.getByRole('button', { name: 'Run' }).click()],
  ])('is committed when %s while somebody types', async (_, leave) => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('conv1').click();
    await preview.field('out_channels').fill('24');
    await leave(preview);
    await expect.poll(() => preview.text(), soon).toContain('out_channels: 24');
    expect(await preview.intentions()).toEqual([
      { kind: 'set-attribute', node: 'conv1', attribute: 'out_channels', text: '24' },
    ]);
  });

  test('is told to the host while it is typed, so that it can be saved', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('conv1').click();
    await preview.field('out_channels').fill('24');
    const drafts = async () =>
      (await preview.posted()).flatMap((message) => (message.type === 'draft' ? [message.draft?.intention] : []));
    const typed = { kind: 'set-attribute', node: 'conv1', attribute: 'out_channels', text: '24' };
    await expect.poll(drafts, soon).toEqual([typed]);
    await preview.page.keyboard.press('Escape');
    await expect.poll(drafts, soon).toEqual([typed, undefined]);
  });

  test('is a checkbox, a list or an expression, as its kind wants', async () => {
    const preview = await open('/canvas?fixture=small&mute');
    await preview.node('conv1').click();
    await preview.field('bias').click();
    await preview.field('padding_mode').selectOption('reflect');
    await preview.page.locator('[data-attribute="bias"]').getByRole('button', { name: 'Type an expression' }).click();
    await preview.field('bias').fill('=with_bias');
    await preview.page.keyboard.press('Enter');
    await expect
      .poll(async () => (await preview.intentions()).map((each) => each.kind === 'set-attribute' && each.text), soon)
      .toEqual(['false', 'reflect', '=with_bias']);
  });

  test('is given up with Escape', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('conv1').click();
    await preview.field('out_channels').fill('99');
    await preview.page.keyboard.press('Escape');
    await preview.page.keyboard.press('Tab');
    expect(await preview.intentions()).toEqual([]);
  });

  test('whose field is only visited stays as it is, even where it shows less than the file says', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.page.evaluate(() => window.preview.show(window.preview.text.replace('16', '*size')));
    await preview.node('conv1').click();
    await preview.field('out_channels').focus();
    await preview.page.keyboard.press('Enter');
    await preview.page.keyboard.press('Tab');
    expect(await preview.intentions()).toEqual([]);
  });

  test('does not move a node, or select another', async () => {
    const preview = await open('/canvas?fixture=inception');
    await preview.node('b3a').click();
    const before = await preview.node('cat').boundingBox();
    await preview.field('out_channels').fill('48');
    await preview.page.keyboard.press('Enter');
    await preview.node('b3a').getByText('48 × 32 × 32').waitFor();
    expect(await preview.node('cat').boundingBox()).toEqual(before);
    await preview.page.locator('[data-node-id="b3a"][data-selected]').waitFor();
  });
});

describe('an input of the network', () => {
  test('is renamed in the inspector, with what reads it, and the keyboard goes on to its shape', async () => {
    const preview = await open('/canvas?fixture=residual');
    await preview.node('image').click();
    await preview.field('name').fill('photo');
    await preview.page.keyboard.press('Tab');
    await preview.page.locator('[data-node-id="photo"][data-selected]').waitFor();
    await preview.page.keyboard.press('Control+a');
    await preview.page.keyboard.type('3, H, W');
    await preview.page.keyboard.press('Enter');
    await expect.poll(() => preview.text(), soon).toContain('  photo: [3, H, W]\n');
    await preview.node('photo').getByText('3 × H × W').waitFor();
    expect(await preview.field('shape').inputValue()).toBe('[3, H, W]');
  });

  test('takes a shape in words of its own, and says what is none', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('image').click();
    await preview.field('shape').fill('3x64 x 48');
    await preview.page.keyboard.press('Enter');
    await expect.poll(() => preview.text(), soon).toContain('image: [3, 64, 48]');
    await preview.field('shape').fill('[3, -1]');
    await preview.page.keyboard.press('Enter');
    await preview.notice('Expected channels, height and width such as [3, 224, 224]');
    expect(await preview.field('shape').inputValue()).toBe('[3, -1]');
  });

  test('is added, and deleted again while nothing reads it', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.page.getByRole('button', { name: 'Add an input' }).click();
    await preview.page.locator('[data-node-id="input2"][data-selected]').waitFor();
    expect(await preview.text()).toContain('  input2: [3, 32, 32]\nnodes:\n  conv1: {op: Conv2d, from: image,');
    await preview.page.getByRole('application').focus();
    await preview.page.keyboard.press('Delete');
    await preview.node('input2').waitFor({ state: 'detached' });
    await preview.node('image').click();
    await preview.page.keyboard.press('Delete');
    await preview.notice('image is read by conv1');
  });
});

describe('an output of the network', () => {
  test('is made and taken back in the inspector, by key and in the context menu', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('gap').click();
    await preview.field('network output').click();
    await expect.poll(() => preview.text(), soon).toContain('outputs: [logits, gap]');
    await preview.node('gap').click();
    await preview.page.keyboard.press('o');
    await expect.poll(() => preview.text(), soon).toContain('outputs: [logits]');
    await preview.node('relu1').click({ button: 'right' });
    await preview.post({ type: 'menu', item: 'toggle-output' });
    await expect.poll(() => preview.text(), soon).toContain('outputs: [logits, relu1]');
    expect(await preview.field('network output').isChecked()).toBe(true);
  });

  test('of several that a node puts out is chosen by its number', async () => {
    const preview = await open('/canvas?fixture=own');
    await preview.node('halves').click();
    await preview.field('network output 0').click();
    await expect.poll(() => preview.text(), soon).toContain('outputs: [halves.1]');
  });

  test('is deleted by itself, but for the last', async () => {
    const preview = await open('/canvas?fixture=own');
    await preview.node('outputs:1').click();
    await preview.page.keyboard.press('Delete');
    await expect.poll(() => preview.text(), soon).toContain('outputs: [halves.0]');
    await preview.node('outputs:0').click();
    await preview.page.keyboard.press('Delete');
    await preview.notice('A network needs an output');
  });
});

describe('undo', () => {
  test('goes to the document, and redo too', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('relu1').click();
    await preview.page.keyboard.press('Delete');
    await preview.node('relu1').waitFor({ state: 'detached' });
    await preview.page.keyboard.press('Control+z');
    await preview.node('relu1').waitFor();
    await preview.page.keyboard.press('Control+Shift+z');
    await preview.node('relu1').waitFor({ state: 'detached' });
    const commands = (await preview.posted()).flatMap((message) =>
      message.type === 'command' ? [message.command] : [],
    );
    expect(commands).toEqual(['undo', 'redo']);
  });

  test('stays with a field that is being typed in', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('conv1').click();
    await preview.field('out_channels').fill('99');
    const heard = preview.page.evaluate(
      () =>
        new Promise((resolve) => {
          window.addEventListener('keydown', () => resolve(true));
          setTimeout(() => resolve(false), 500);
        }),
    );
    await preview.page.keyboard.press('Control+z');
    expect(await heard).toBe(false);
    expect((await preview.posted()).some((message) => message.type === 'command')).toBe(false);
  });

  test('goes to the document from a field whose text was committed', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('conv1').click();
    await preview.field('out_channels').fill('24');
    await preview.page.keyboard.press('Enter');
    await preview.node('conv1').getByText('24 × 32 × 32').waitFor();
    await preview.page.keyboard.press('Control+z');
    await preview.node('conv1').getByText('16 × 32 × 32').waitFor();
    expect(await preview.field('out_channels').inputValue()).toBe('16');
  });
});

describe('the context menu', () => {
  test('does its items to what the right click has selected', async () => {
    const preview = await open('/canvas?fixture=small');
    await preview.node('relu1').click({ button: 'right' });
    await preview.page.evaluate(() => window.preview.post({ type: 'menu', item: 'delete' }));
    await preview.node('relu1').waitFor({ state: 'detached' });
    await preview.node('conv2').click({ button: 'right' });
    await preview.page.evaluate(() => window.preview.post({ type: 'menu', item: 'rename' }));
    await preview.node('conv2').locator('input').fill('head');
    await preview.page.keyboard.press('Enter');
    await preview.node('head').waitFor();
  });

  test('knows an edge by its ends too', async () => {
    const preview = await open('/canvas?fixture=small');
    const told = await preview
      .endOf('conv2<0', 'target')
      .evaluate((element) => element.closest('[data-vscode-context]')?.outerHTML);
    expect(told).toContain('&quot;webviewSection&quot;:&quot;edge&quot;');
  });
});

describe('a block', () => {
  test('is unfolded in place and folded again', async () => {
    const preview = await open('/canvas?fixture=own');
    await preview.node('stem').getByRole('button', { name: 'Look into the block' }).click();
    await preview.node('stem.conv').waitFor();
    await preview.node('stem.conv').click();
    await preview.page.keyboard.press('Delete');
    await preview.page.getByRole('alert').getByText('defined elsewhere').waitFor();
    expect(await preview.intentions()).toEqual([]);
    await preview.node('stem').getByRole('button', { name: 'Fold the block' }).click();
    await preview.node('stem.conv').waitFor({ state: 'detached' });
  });

  test('that is repeated says how often, and can be told to', async () => {
    const preview = await open('/canvas?fixture=own');
    await preview.node('body').getByText('×2').click();
    await preview.field('repeat').fill('4');
    await preview.page.keyboard.press('Enter');
    await preview.node('body').getByText('×4').waitFor();
  });
});

test('a refusal is said aloud', async () => {
  const preview = await open('/canvas?fixture=small');
  await preview.node('conv1').click();
  await preview.page.evaluate(() => {
    window.preview.version += 1;
  });
  await preview.page.keyboard.press('Delete');
  await preview.page.getByRole('alert').getByText('The text has changed').waitFor();
});

test('the bar runs, opens the text and turns the graph', async () => {
  const preview = await open('/canvas?fixture=small');
  await preview.page.getByRole('button', { name: 'Run' }).click();
  await preview.page.getByRole('button', { name: 'Open the text' }).click();
  await preview.node('conv1').click();
  await preview.page.getByRole('button', { name: 'Show in the text' }).click();
  const before = await preview.node('relu1').boundingBox();
  await preview.page.getByRole('button', { name: 'Lay out from left to right' }).click();
  await expect.poll(() => preview.node('relu1').boundingBox(), soon).not.toEqual(before);
  const posted = await preview.posted();
  expect(posted).toContainEqual({ type: 'command', command: 'netwright.runForwardPass' });
  expect(posted).toContainEqual({ type: 'command', command: 'netwright.openText' });
  expect(posted).toContainEqual({ type: 'reveal-text', node: 'conv1' });
});

test('statistics of a forward pass stand on the cards until the text changes', async () => {
  const preview = await open('/canvas?fixture=small');
  await preview.node('conv1').waitFor();
  await preview.page.evaluate(() => {
    const nodes = { conv1: { shape: [1, 16, 32, 32], mean: 0.125, deviation: 1.5, time: 0.42 } };
    window.preview.post({ type: 'statistics', version: 1, nodes });
  });
  await preview.node('conv1').getByText('0.125 ± 1.50 · 0.42 ms').waitFor();
  await preview.node('relu1').click();
  await preview.page.keyboard.press('Delete');
  await preview.node('conv1').getByText('± 1.50').waitFor({ state: 'detached' });
});

test('a text that cannot be read is shown as it was, and cannot be changed', async () => {
  const preview = await open('/canvas?fixture=frozen');
  await preview.page.getByRole('status').getByText('Read-only').waitFor();
  await preview.node('conv1').click();
  expect(await preview.field('out_channels').getAttribute('readonly')).not.toBeNull();
  await preview.page.getByRole('application').focus();
  await preview.page.keyboard.press('Delete');
  await preview.page.getByRole('alert').locator('.notice').waitFor();
  expect(await preview.intentions()).toEqual([]);
});

test('a reload finds everything as it was left', async () => {
  const preview = await open('/canvas?fixture=own');
  await preview.node('stem').getByRole('button', { name: 'Look into the block' }).click();
  await preview.node('stem.conv').click();
  await preview.page.getByRole('button', { name: 'Zoom in' }).click();
  await preview.page.waitForTimeout(600);
  const before = await preview.node('stem.conv').boundingBox();
  await preview.page.reload();
  await preview.page.locator('[data-node-id="stem.conv"][data-selected]').waitFor();
  await expect.poll(() => preview.node('stem.conv').boundingBox(), soon).toEqual(before);
});

test('the view keeps its middle when the canvas becomes narrower or wider', async () => {
  const preview = await open('/canvas?fixture=small');
  const fromMiddle = async () => {
    const [node, canvas] = [
      await preview.node('pool').boundingBox(),
      await preview.page.locator('.canvas').boundingBox(),
    ];
    if (!node || !canvas) throw new Error('not to be seen');
    return Math.round(node.x - canvas.x - canvas.width / 2);
  };
  const before = await fromMiddle();
  await preview.page.setViewportSize({ width: 1000, height: 800 });
  await expect.poll(fromMiddle, soon).toBe(before);
  await preview.page.setViewportSize({ width: 1500, height: 800 });
  await expect.poll(fromMiddle, soon).toBe(before);
  await preview.page.getByRole('button', { name: 'Hide the inspector' }).click();
  await expect.poll(fromMiddle, soon).toBe(before);
});

test('a selected node stays in view when the canvas becomes low', async () => {
  const preview = await open('/canvas?fixture=small');
  await preview.node('conv1').click();
  await preview.page.setViewportSize({ width: 800, height: 600 });
  const canvas = async () => preview.page.locator('.react-flow').boundingBox();
  await expect
    .poll(async () => ((await preview.node('conv1').boundingBox())?.y ?? 0) >= ((await canvas())?.y ?? 0), soon)
    .toBe(true);
});

test('a thousand nodes are few elements', async () => {
  const preview = await open('/canvas?fixture=huge');
  await preview.node('conv0a').waitFor();
  expect(await preview.page.locator('*').count()).toBeLessThan(2500);
  await preview.page.getByRole('button', { name: 'Show the whole network' }).click();
  await expect.poll(() => preview.page.locator('.zoom-percent').textContent(), soon).toMatch(/^\d %$/);
  expect(preview.complaints).toEqual([]);
});

test.each(['dark', 'light', 'contrast-dark', 'contrast-light'])(
  'nothing complains under the theme %s',
  async (theme) => {
    const preview = await open(`/canvas?fixture=inception&theme=${theme}`);
    for (const text of [fixtures.problems, fixtures.own, fixtures.empty, fixtures.nothing, fixtures.frozen]) {
      await preview.page.evaluate((shown) => window.preview.show(shown), text ?? '');
      await preview.page.locator('[aria-busy="false"]').waitFor();
    }
    expect(preview.complaints).toEqual([]);
  },
);

test('before the first network there is a word of patience', async () => {
  const preview = await open('/canvas?fixture=loading');
  await preview.page.getByRole('status').getByText('Reading the network').waitFor();
});
