import { describe, expect, test } from 'vitest';
import type { Intention } from '../../engine/view/intention.ts';
import type { Snapshot } from '../../engine/view/snapshot.ts';
import { type CanvasAction, type CanvasState, initialState, reduceCanvas } from '../../webview/canvas/state.ts';
import { snapshot, viewNode } from './snapshots.ts';

describe('a snapshot', () => {
  test('is shown', () => {
    const state = stateAfter(shown(snapshot('image > conv')));
    expect(state.snapshot?.nodes.map(({ id }) => id)).toEqual(['image', 'conv']);
  });

  test('that says the same of a node leaves the node the same object', () => {
    const before = stateAfter(shown(snapshot('image > conv > relu')));
    const [image, conv] = before.snapshot?.nodes ?? [];
    const changed = snapshot('image > conv > relu', { version: 2 });
    const nodes = [...changed.nodes.slice(0, 2), viewNode('extra'), viewNode('relu', 1, { given: { stride: '2' } })];
    const next = reduceCanvas(before, shown({ ...structuredClone(changed), nodes }));
    expect(next.snapshot?.nodes[0]).toBe(image);
    expect(next.snapshot?.nodes[1]).toBe(conv);
    expect(next.snapshot?.nodes[3]).not.toBe(before.snapshot?.nodes[2]);
  });

  test('takes what is gone out of the selection', () => {
    const state = stateAfter(
      shown(snapshot('image > conv > relu')),
      select('conv', 'relu'),
      shown(snapshot('image > conv')),
    );
    expect(state.selection.nodes).toEqual(['conv']);
  });

  test('keeps the selected edge while it exists', () => {
    const edge: CanvasAction = { type: 'select-edge', edge: 'conv<0' };
    expect(stateAfter(shown(snapshot('image > conv')), edge, shown(snapshot('image > conv'))).selection.edge).toBe(
      'conv<0',
    );
    expect(
      stateAfter(shown(snapshot('image > conv')), edge, shown(snapshot('conv, image'))).selection.edge,
    ).toBeUndefined();
  });

  test('keeps a renamed node selected', () => {
    const asked = ask({ kind: 'rename-node', node: 'conv', name: 'stem' });
    const state = stateAfter(shown(snapshot('image > conv')), select('conv'), asked, shown(snapshot('image > stem')));
    expect(state.selection.nodes).toEqual(['stem']);
  });

  test('hands the selection of a deleted node to the node before it', () => {
    const asked = ask({ kind: 'delete-nodes', nodes: ['conv'] });
    const state = stateAfter(
      shown(snapshot('image > conv > relu')),
      select('conv'),
      asked,
      shown(snapshot('image > relu')),
    );
    expect(state.selection.nodes).toEqual(['image']);
  });

  test('of another version voids the statistics', () => {
    const measured = { conv: { shape: [1, 3], mean: 0, deviation: 1, time: 2 } };
    const arrived = message({ type: 'statistics', version: 1, nodes: measured });
    expect(stateAfter(shown(snapshot('conv')), arrived).statistics).toEqual(measured);
    expect(stateAfter(shown(snapshot('conv')), arrived, shown(snapshot('conv'))).statistics).toEqual(measured);
    expect(stateAfter(shown(snapshot('conv')), arrived, shown(snapshot('conv', { version: 2 }))).statistics).toEqual(
      {},
    );
  });

  test('makes nothing of statistics that are older than it', () => {
    const late = message({
      type: 'statistics',
      version: 1,
      nodes: { conv: { shape: [], mean: 0, deviation: 0, time: 0 } },
    });
    expect(stateAfter(shown(snapshot('conv', { version: 2 })), late).statistics).toEqual({});
  });
});

describe('an answer', () => {
  test('that made a node selects it and wants it in view, before or after its snapshot', () => {
    const asked = ask({ kind: 'add-node', op: 'ReLU' });
    const done = message({ type: 'done', request: 1, created: ['relu'] });
    const arrived = shown(snapshot('image > conv > relu', { version: 2 }));
    for (const order of [
      [done, arrived],
      [arrived, done],
    ]) {
      const state = stateAfter(shown(snapshot('image > conv')), asked, ...order);
      expect(state.selection.nodes).toEqual(['relu']);
      expect(state.wanted).toBe('relu');
      expect(state.pending.size).toBe(0);
    }
  });

  test('that refuses says why, once', () => {
    const refused = message({ type: 'refused', request: 1, reason: 'That is a cycle.' });
    const state = stateAfter(shown(snapshot('image')), refused, refused);
    expect(state.notices.map(({ text }) => text)).toEqual(['That is a cycle.']);
  });

  test('is one of three notices at most', () => {
    const state = stateAfter(...['a', 'b', 'c', 'd'].map((text): CanvasAction => ({ type: 'notify', text })));
    expect(state.notices.map(({ text }) => text)).toEqual(['b', 'c', 'd']);
    const [first] = state.notices;
    expect(reduceCanvas(state, { type: 'dismiss', notice: first?.id ?? 0 }).notices).toHaveLength(2);
  });
});

describe('a selection', () => {
  test('is of nodes or of one edge', () => {
    const onEdge = stateAfter(shown(snapshot('image > conv')), select('conv'), { type: 'select-edge', edge: 'conv<0' });
    expect(onEdge.selection).toEqual({ nodes: [], edge: 'conv<0' });
    expect(reduceCanvas(onEdge, select('image')).selection).toEqual({ nodes: ['image'], edge: undefined });
  });

  test('inside a block that is folded goes to the block', () => {
    const fold: CanvasAction = { type: 'toggle-fold', node: 'stage' };
    const block = snapshot('image', { nodes: [stage()] });
    const state = stateAfter(shown(block), fold, select('stage.0.conv'), fold);
    expect(state.unfolded).toEqual([]);
    expect(state.selection.nodes).toEqual(['stage']);
  });
});

test('a block inside of one that is folded stays unfolded, and is forgotten when that one is gone', () => {
  const unfold = (node: string): CanvasAction => ({ type: 'toggle-fold', node });
  const folded = shown(snapshot('image', { nodes: [viewNode('stage', 1, { kind: 'block', inside: 'folded' })] }));
  const state = stateAfter(folded, unfold('stage'), unfold('stage.0.conv'), unfold('stage'), folded);
  expect(state.unfolded).toEqual(['stage.0.conv']);
  expect(reduceCanvas(state, shown(snapshot('image'))).unfolded).toEqual([]);
});

test('revealing a node unfolds the blocks around it', () => {
  const state = stateAfter(
    shown(snapshot('image', { nodes: [stage()] })),
    message({ type: 'reveal', node: 'stage.0.conv' }),
  );
  expect(state.unfolded).toContain('stage');
  expect(state.wanted).toBe('stage.0.conv');
  expect(reduceCanvas(state, { type: 'brought-into-view', node: 'stage.0.conv' }).wanted).toBeUndefined();
});

test('renaming ends when the node is gone', () => {
  const state = stateAfter(shown(snapshot('image > conv')), { type: 'begin-rename', node: 'conv' });
  expect(state.renaming).toBe('conv');
  expect(reduceCanvas(state, shown(snapshot('image'))).renaming).toBeUndefined();
  expect(reduceCanvas(state, { type: 'end-rename' }).renaming).toBeUndefined();
  const frozen = shown(snapshot('image > conv', { frozen: 'not YAML' }));
  expect(stateAfter(frozen, { type: 'begin-rename', node: 'conv' }).renaming).toBeUndefined();
});

test('panels, categories and the direction are switched', () => {
  const state = stateAfter(
    { type: 'toggle-panel', panel: 'palette' },
    { type: 'toggle-category', category: 'Pooling' },
    { type: 'turn', direction: 'right' },
  );
  expect(state.panels).toEqual({ palette: false, inspector: true });
  expect(state.closedCategories).toEqual(['Pooling']);
  expect(state.direction).toBe('right');
  expect(reduceCanvas(state, { type: 'toggle-category', category: 'Pooling' }).closedCategories).toEqual([]);
});

function stateAfter(...actions: readonly CanvasAction[]): CanvasState {
  return actions.reduce(reduceCanvas, initialState);
}

function message(received: Extract<CanvasAction, { type: 'message' }>['message']): CanvasAction {
  return { type: 'message', message: received };
}

function shown(arrived: Snapshot): CanvasAction {
  return message({ type: 'snapshot', snapshot: arrived });
}

function select(...nodes: string[]): CanvasAction {
  return { type: 'select-nodes', nodes };
}

function ask(intention: Intention): CanvasAction {
  return { type: 'asked', request: 1, intention };
}

function stage() {
  const inside = { nodes: [viewNode('stage.0.conv', 1, { editable: false })], edges: [] };
  return viewNode('stage', 1, { kind: 'block', inside });
}
