import { describe, expect, test } from 'vitest';
import {
  canvasCommand,
  copyCommand,
  cutCommand,
  type KeyStroke,
  menuCommand,
  pasteCommand,
} from '../../webview/canvas/keyboard/canvasCommand.ts';
import { printKeys } from '../../webview/canvas/keyboard/keyList.ts';
import { nowhere, place } from '../../webview/canvas/scene/placement.ts';
import { sceneOf } from '../../webview/canvas/scene/scene.ts';
import { initialState, type Selection } from '../../webview/canvas/state.ts';
import { layoutInLayers } from '../../webview/layout/layered.ts';
import type { MenuItem } from '../../webview/protocol.ts';
import { snapshot, viewNode } from './snapshots.ts';

const network = snapshot('image > conv > relu');

describe('Delete', () => {
  test('disconnects a selected edge', () => {
    const edge = { target: 'conv', targetPort: 0 };
    expect(press('Delete', { nodes: [], edge: 'conv<0' })).toEqual({
      kind: 'intend',
      intention: { kind: 'disconnect', edge },
    });
  });

  test('deletes selected nodes, and Backspace does', () => {
    const expected = { kind: 'intend', intention: { kind: 'delete-nodes', nodes: ['conv', 'relu'] } };
    expect(press('Delete', selected('conv', 'relu'))).toEqual(expected);
    expect(press('Backspace', selected('conv', 'relu'))).toEqual(expected);
  });

  test('does nothing with nothing selected', () => {
    expect(press('Delete', selected())).toBeUndefined();
  });
});

describe('arrows', () => {
  test('go to the first node, and along the data', () => {
    expect(press('ArrowDown', selected())).toMatchObject({ action: { type: 'show-node', node: 'image' } });
    expect(press('ArrowDown', selected('image'))).toMatchObject({ action: { type: 'show-node', node: 'conv' } });
    expect(press('ArrowDown', selected('relu'))).toBeUndefined();
  });

  test('with Shift take the nodes on the way with them', () => {
    const command = press('ArrowDown', selected('image'), { shiftKey: true });
    expect(command).toMatchObject({ action: { type: 'select-nodes', nodes: ['image', 'conv'] } });
  });
});

test('Control+A selects everything, Escape nothing', () => {
  const all = press('a', selected(), { ctrlKey: true });
  expect(all).toMatchObject({ action: { type: 'select-nodes', nodes: ['image', 'conv', 'relu'] } });
  expect(press('Escape', selected('conv'))).toMatchObject({ action: { type: 'select-nodes', nodes: [] } });
});

test('F2 renames, Space looks into a block, Control+Enter shows the text', () => {
  expect(press('F2', selected('conv'))).toMatchObject({ action: { type: 'begin-rename', node: 'conv' } });
  expect(press(' ', selected('conv'))).toBeUndefined();
  expect(press('Enter', selected('conv'), { ctrlKey: true })).toEqual({ kind: 'reveal-text', node: 'conv' });
});

test('Space folds and unfolds a block', () => {
  const stage = viewNode('stage', 1, { kind: 'block', inside: { nodes: [], edges: [] } });
  const shown = snapshot('stage', { nodes: [stage] });
  const state = { ...initialState, snapshot: shown, selection: selected('stage') };
  const command = canvasCommand(stroke(' '), { state, snapshot: shown, edges: [], placement: nowhere });
  expect(command).toMatchObject({ action: { type: 'toggle-fold', node: 'stage' } });
});

test('Control+D duplicates, and the clipboard is told of what is selected', () => {
  const intention = { kind: 'duplicate-nodes', nodes: ['conv', 'relu'] };
  expect(press('d', selected('conv', 'relu'), { metaKey: true })).toEqual({ kind: 'intend', intention });
  expect(press('d', selected(), { ctrlKey: true })).toBeUndefined();
  const context = (selection: Selection) => ({
    ...{ state: { ...initialState, selection }, snapshot: network, edges: network.edges, placement: nowhere },
  });
  expect(copyCommand(context(selected('conv')))).toEqual({ kind: 'copy', nodes: ['conv'] });
  expect(copyCommand(context(selected()))).toBeUndefined();
  expect(cutCommand(context(selected('conv')))).toMatchObject({
    afterwards: { kind: 'delete-nodes', nodes: ['conv'] },
  });
  const pasted = (selection: Selection) => pasteCommand('a: ReLU', context(selection));
  expect(pasted(selected('conv'))).toMatchObject({
    intention: { kind: 'paste-nodes', text: 'a: ReLU', after: 'conv' },
  });
  expect(pasted(selected())).toEqual({ kind: 'intend', intention: { kind: 'paste-nodes', text: 'a: ReLU' } });
});

test('keys are called as the keyboard has them', () => {
  expect(printKeys('Control+Shift+Z', false)).toBe('Ctrl+Shift+Z');
  expect(printKeys('Control+Shift+Z', true)).toBe('⌘⇧Z');
});

test('o makes a node an output, or takes that back', () => {
  const outputs = snapshot('image > conv > relu > outputs:0');
  const toggled = (node: string) => {
    const state = { ...initialState, snapshot: outputs, selection: selected(node) };
    return canvasCommand(stroke('o'), { state, snapshot: outputs, edges: outputs.edges, placement: nowhere });
  };
  const intention = { kind: 'set-output', source: 'conv', sourcePort: 0, isOutput: true };
  expect(toggled('conv')).toEqual({ kind: 'intend', intention });
  expect(toggled('relu')).toEqual({ kind: 'intend', intention: { ...intention, source: 'relu', isOutput: false } });
});

test('an item of the context menu does what its key does', () => {
  const context = { state: { ...initialState, selection: selected('conv') }, snapshot: network, edges: [] };
  const fromMenu = (item: MenuItem) => menuCommand(item, { ...context, placement: nowhere });
  expect(fromMenu('delete')).toEqual(press('Delete', selected('conv')));
  expect(fromMenu('rename')).toEqual(press('F2', selected('conv')));
  expect(fromMenu('show-in-text')).toEqual(press('Enter', selected('conv'), { ctrlKey: true }));
  expect(fromMenu('fit')).toEqual(press('f', selected()));
});

test('other keys, and keys with Alt, are left to others', () => {
  expect(press('q', selected('conv'))).toBeUndefined();
  expect(press('Delete', selected('conv'), { altKey: true })).toBeUndefined();
  expect(press('s', selected('conv'), { ctrlKey: true })).toBeUndefined();
});

function press(key: string, selection: Selection, modifiers: Partial<KeyStroke> = {}) {
  const attempt = place(sceneOf(network, new Set()), 'down', layoutInLayers);
  const placement = 'placement' in attempt ? attempt.placement : nowhere;
  const state = { ...initialState, snapshot: network, selection };
  return canvasCommand({ ...stroke(key), ...modifiers }, { state, snapshot: network, edges: network.edges, placement });
}

function stroke(key: string): KeyStroke {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
}

function selected(...nodes: string[]): Selection {
  return { nodes, edge: undefined };
}
