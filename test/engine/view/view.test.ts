import { expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import type { Snapshot, ViewNode } from '../../../engine/view/snapshot.ts';
import { frozenView, viewOf } from '../../../engine/view/view.ts';
import { shownInside } from '../../../webview/canvas/scene/nodes.ts';

const residual = `inputs: {image: [256, 8, 8]}
nodes:
  branch: {op: Bottleneck}
  stage:  {op: ConvBN, kernel_size: [1, 7], repeat: 2}
  sum:    {op: Add, from: [stage, image]}
outputs: [sum]
`;

test('wires are those of the text, with shapes', () => {
  const { edges } = viewOf(analyze(residual), 1);
  expect(edges.map(({ source, target, targetPort, shape }) => `${source} → ${target}.${targetPort}: ${shape}`)).toEqual(
    [
      'image → branch.0: 256 × 8 × 8',
      'branch → stage.0: 256 × 8 × 8',
      'stage → sum.0: 256 × 8 × 8',
      'image → sum.1: 256 × 8 × 8',
      'sum → outputs:0.0: 256 × 8 × 8',
    ],
  );
});

test('a node shows what tells it apart, its numbers and their arithmetic', () => {
  const snapshot = viewOf(analyze(residual), 1);
  expect(node(snapshot, 'branch').parameters).toEqual({
    total: 69_632,
    receipt: '256×1×1×64 + 64×3×3×64 + 64×1×1×256 = 69,632',
  });
  expect(node(snapshot, 'stage')).toMatchObject({ op: 'ConvBN', repeat: 2, given: { kernel_size: '[1, 7]' } });
  expect(node(snapshot, 'sum').inputs.map((port) => port.name)).toEqual(['input 0', 'input 1', 'input 2']);
});

test('a block that is unfolded shows what it is made of; that is not edited here', () => {
  expect(node(viewOf(analyze(residual), 1), 'branch').inside).toBe('folded');
  const unfolded = viewOf(analyze(residual), 1, { unfolded: ['branch'] });
  expect(node(unfolded, 'stage').inside).toBe('folded');
  const inside = shownInside(node(unfolded, 'branch'));
  expect(inside?.nodes.every((each) => !each.editable && each.id.startsWith('branch.'))).toBe(true);
  const wires = inside?.edges.map(({ source, target }) => `${source} → ${target}`);
  expect(wires).toContain('branch.x → branch.reduce');
  expect(wires?.at(-1)).toMatch(/→ branch.outputs:0$/);
});

test('a problem is with its node, and the totals say what they miss', () => {
  const snapshot = viewOf(analyze(residual.replace('kernel_size: [1, 7]', 'kernel_size: 0')), 7);
  expect(node(snapshot, 'stage').problems).toMatchObject([{ code: 'wrong-value', attribute: 'kernel_size' }]);
  expect(snapshot.totals).toMatchObject({ parameters: 69_632, unresolved: 2 });
  expect(snapshot.version).toBe(7);
});

test('the figures are of the node that is selected, inside a block too, and else of the network', () => {
  const figuresOf = (text: string, selected?: string) => {
    const { figures } = viewOf(analyze(text), 1, { unfolded: [], ...(selected && { selected }) });
    return Object.fromEntries(figures.list.map(({ title, value }) => [title, value]));
  };
  expect(figuresOf(residual)).toMatchObject({ Parameters: '988,160', Depth: '5 layers' });
  expect(figuresOf(residual, 'branch')).toMatchObject({ Parameters: '69,632', 'Receptive field': '3 × 3' });
  expect(figuresOf(residual, 'branch.conv')).toMatchObject({
    Parameters: '36,864',
    'Memory of its output': '16.0 KiB',
  });
  expect(figuresOf(residual, 'nowhere')).toEqual({});
});

test('MACs that depend on an open size are said to', () => {
  const { totals, figures } = viewOf(analyze(residual.replace('256, 8, 8', '256, H, W')), 1);
  expect(totals).toMatchObject({ open: 'H and W', unresolved: 0 });
  expect(figures.missing).toBe('MACs, other operations and memory depend on H and W.');
});

test('the blocks of the file are in its palette', () => {
  const own = analyze(`blocks:\n  Mine: {inputs: [x], nodes: {a: ReLU}}\n${residual}`);
  expect(viewOf(own, 1).blocks).toMatchObject([{ name: 'Mine', own: true }]);
});

test('of attributes those are told that are given or computed', () => {
  const convolution = 'nodes:\n  conv: {op: Conv2d, out_channels: =64 * 4, kernel_size: 3, bias: true}\n';
  const snapshot = viewOf(analyze(residual.replace('nodes:\n', convolution)), 1);
  expect(node(snapshot, 'conv')).toMatchObject({
    given: { out_channels: '=64 * 4', kernel_size: '3', bias: 'true' },
    computed: { out_channels: '256' },
  });
  // The default of a block may be an expression.
  expect(node(snapshot, 'stage').computed).toMatchObject({ out_channels: '256' });
});

test('a text that cannot be read shows the last graph that could, with the reason', () => {
  const broken = analyze('nodes: {a: [');
  const shown = frozenView(viewOf(analyze(residual), 3), broken);
  expect(shown.frozen).toMatch(/not YAML/);
  expect(node(shown, 'sum').op).toBe('Add');
});

function node(snapshot: Snapshot, id: string): ViewNode {
  const found = snapshot.nodes.find((each) => each.id === id);
  if (found === undefined) throw new Error(`The canvas shows no ${id}`);
  return found;
}
