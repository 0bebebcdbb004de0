import { describe, expect, test } from 'vitest';
import {
  anchorOf,
  broughtIntoView,
  firstViewport,
  heldBy,
  isInView,
  keptCentred,
} from '../../webview/canvas/graph/viewport.ts';
import { insertAfter, insertion } from '../../webview/canvas/palette/insertion.ts';
import { dropTargetAt } from '../../webview/canvas/scene/dropTarget.ts';
import { centerOf } from '../../webview/canvas/scene/geometry.ts';
import { neighbour } from '../../webview/canvas/scene/neighbours.ts';
import { findNode } from '../../webview/canvas/scene/nodes.ts';
import { labelPoint, pathOf } from '../../webview/canvas/scene/path.ts';
import { nowhere, type Placement, place } from '../../webview/canvas/scene/placement.ts';
import { downstreamOf } from '../../webview/canvas/scene/reachability.ts';
import { type SceneGroup, sceneOf } from '../../webview/canvas/scene/scene.ts';
import { nothingSelected } from '../../webview/canvas/state.ts';
import { layoutInLayers } from '../../webview/layout/layered.ts';
import { snapshot, viewNode } from './snapshots.ts';

const network = snapshot('image > conv > relu > sum, conv > sum.1');

describe('a placement', () => {
  test('asks for the layouts it lacks, and is made of them', () => {
    const attempt = place(sceneOf(network, new Set()), 'down', () => undefined);
    expect('missing' in attempt && attempt.missing).toHaveLength(1);
    expect([...placed(sceneOf(network, new Set())).rectangles.keys()]).toEqual(['image', 'conv', 'relu', 'sum']);
  });

  test('lays out the inside of an unfolded block first, and puts it within the frame', () => {
    const scene = sceneOf(withBlock(), new Set(['stage']));
    const first = place(scene, 'down', () => undefined);
    expect('missing' in first && first.missing[0]?.boxes).toHaveLength(2);
    const placement = placed(scene);
    const frame = placement.rectangles.get('stage');
    const inner = placement.rectangles.get('stage.conv');
    if (!frame || !inner) throw new Error('not placed');
    expect(inner.x).toBeGreaterThan(frame.x);
    expect(inner.x + inner.width).toBeLessThan(frame.x + frame.width);
    expect(inner.y + inner.height).toBeLessThan(frame.y + frame.height);
  });

  test('does not change with a name or an attribute', () => {
    const before = placed(sceneOf(network, new Set()));
    const renamed = snapshot('image > stem > relu > sum, stem > sum.1');
    expect(placed(sceneOf(renamed, new Set())).rectangles.get('stem')).toEqual(before.rectangles.get('conv'));
  });
});

describe('something from the palette falls', () => {
  const scene = sceneOf(network, new Set());
  const placement = placed(scene);

  test('onto the node under it', () => {
    const rectangle = placement.rectangles.get('conv');
    if (!rectangle) throw new Error('not placed');
    expect(dropTargetAt(centerOf(rectangle), scene, placement, 40)).toEqual({ kind: 'node', id: 'conv' });
  });

  test('onto the nearest edge within reach', () => {
    const middle = labelPoint(placement.routes.get('relu<0') ?? []) ?? { x: 0, y: 0 };
    const target = dropTargetAt({ x: middle.x, y: middle.y + 10 }, scene, placement, 40);
    expect(target).toMatchObject({ kind: 'edges', edges: [{ id: 'relu<0' }] });
    const intention = insertion('ReLU', target, nothingSelected, network.nodes);
    expect(intention).toEqual({ kind: 'insert-on-edge', op: 'ReLU', edge: { target: 'relu', targetPort: 0 } });
  });

  test('onto all edges of one output where they run together, onto one where they have parted', () => {
    const [start, ...on] = placement.routes.get('sum<1') ?? [];
    if (!start) throw new Error('not placed');
    const trunk = dropTargetAt({ x: start.x + 3, y: start.y + 2 }, scene, placement, 40);
    expect(insertion('ReLU', trunk, nothingSelected, network.nodes)).toEqual({
      kind: 'insert-on-edge',
      op: 'ReLU',
      edge: { target: 'relu', targetPort: 0 },
      also: [{ target: 'sum', targetPort: 1 }],
    });
    const branch = dropTargetAt(labelPoint([start, ...on]) ?? start, scene, placement, 40);
    expect(branch).toMatchObject({ kind: 'edges', edges: [{ id: 'sum<1' }] });
  });

  test('onto the canvas anywhere else, and comes after the selected node', () => {
    const target = dropTargetAt({ x: -500, y: -500 }, scene, placement, 40);
    expect(target).toEqual({ kind: 'canvas' });
    const selected = { nodes: ['relu'], edge: undefined };
    expect(insertion('ReLU', target, selected, network.nodes)).toEqual({ kind: 'add-node', op: 'ReLU', after: 'relu' });
    expect(insertion('ReLU', target, nothingSelected, network.nodes)).toEqual({ kind: 'add-node', op: 'ReLU' });
  });

  test('on no edge inside of a block that is defined elsewhere', () => {
    const inside = sceneOf(withBlock(), new Set(['stage']));
    const placement = placed(inside);
    const middle = labelPoint(placement.routes.get('stage.relu<0') ?? []);
    if (!middle) throw new Error('not placed');
    expect(dropTargetAt(middle, inside, placement, 20).kind).toBe('canvas');
  });
});

test('what is inserted while a node inside a block is selected comes after the block', () => {
  expect(insertAfter({ nodes: ['stage.conv'], edge: undefined }, withBlock().nodes)).toBe('stage');
});

test('nothing comes after an output', () => {
  const output = viewNode('out', 1, { kind: 'output' });
  expect(insertAfter({ nodes: ['out'], edge: undefined }, [output])).toBeUndefined();
});

test('a node is found by its path, also inside a repeated block', () => {
  const inside = { nodes: [viewNode('stage.0.conv')], edges: [] };
  expect(findNode([viewNode('stage', 1, { inside })], 'stage.0.conv')?.name).toBe('conv');
  expect(findNode([viewNode('stage', 1, { inside })], 'stage.1.conv')).toBeUndefined();
});

test('data reaches what is downstream and nothing else', () => {
  expect([...downstreamOf(network.edges, 'conv')].toSorted()).toEqual(['conv', 'relu', 'sum']);
  expect([...downstreamOf(network.edges, 'sum')]).toEqual(['sum']);
});

test('arrows follow the data and go sideways', () => {
  const forked = snapshot('image > left, image > right, left > sum, right > sum.1');
  const placement = placed(sceneOf(forked, new Set()));
  const go = (id: string, arrow: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight') =>
    neighbour(id, arrow, 'down', forked.edges, placement);
  expect(go('image', 'ArrowDown')).toBe('left');
  expect(go('left', 'ArrowRight')).toBe('right');
  expect(go('right', 'ArrowLeft')).toBe('left');
  expect(go('sum', 'ArrowUp')).toBe('left');
  expect(go('left', 'ArrowLeft')).toBeUndefined();
});

test('a path rounds its corners', () => {
  const route = [
    { x: 0, y: 0 },
    { x: 0, y: 40 },
    { x: 60, y: 40 },
  ];
  expect(pathOf(route, 10)).toBe('M 0 0 L 0 30 Q 0 40 10 40 L 60 40');
  expect(pathOf([])).toBe('');
  expect(labelPoint(route)).toEqual({ x: 30, y: 40 });
});

describe('the view', () => {
  const area = { width: 800, height: 600 };
  const before = placed(sceneOf(snapshot('image > conv > relu'), new Set()));
  const after = placed(sceneOf(snapshot('image > conv > added > relu'), new Set()));
  const viewport = { x: 100, y: 40, zoom: 1 };

  test('stays on what is selected, else on what comes first', () => {
    expect(anchorOf(['relu'], before, after, viewport, area)).toBe('relu');
    expect(anchorOf([], before, after, viewport, area)).toBe('image');
    expect(anchorOf(['relu'], before, after, { ...viewport, y: -2000 }, area)).toBeUndefined();
  });

  test('follows its anchor when the layout moves it', () => {
    const moved = heldBy('relu', before, after, viewport);
    const [from, to] = [before.rectangles.get('relu'), after.rectangles.get('relu')];
    expect((to?.y ?? 0) + moved.y).toBe((from?.y ?? 0) + viewport.y);
  });

  test('keeps its middle on a canvas of another size', () => {
    const narrow = { width: 500, height: 700 };
    const kept = keptCentred(viewport, area, narrow);
    const middle = (of: typeof viewport, size: typeof area) => [
      (size.width / 2 - of.x) / of.zoom,
      (size.height / 2 - of.y) / of.zoom,
    ];
    expect(middle(kept, narrow)).toEqual(middle(viewport, area));
  });

  test('moves no further than it takes to have a node in view', () => {
    const relu = before.rectangles.get('relu') ?? { x: 0, y: 0, width: 1, height: 1 };
    const low = { width: 800, height: 200 };
    expect(broughtIntoView(relu, viewport, area)).toEqual(viewport);
    const moved = broughtIntoView(relu, viewport, low);
    expect(isInView(relu, moved, low)).toBe(true);
    expect(moved.x).toBe(viewport.x);
  });

  test('first shows everything, where it can be read', () => {
    const look = firstViewport(before, area, 'down');
    for (const rectangle of before.rectangles.values()) expect(isInView(rectangle, look, area)).toBe(true);
    const long = placed(
      sceneOf(snapshot(Array.from({ length: 60 }, (_, index) => `n${index}`).join(' > ')), new Set()),
    );
    const start = firstViewport(long, area, 'down');
    expect(start.zoom).toBeGreaterThanOrEqual(0.6);
    const first = long.rectangles.get('n0');
    expect(first && isInView(first, start, area)).toBe(true);
  });
});

test('an edge to a connection point that its node lacks gets one drawn', () => {
  const broken = snapshot('image > conv', { nodes: [viewNode('image', 0), viewNode('conv', 0)] });
  expect(sceneOf(broken, new Set()).items[1]?.inputs).toHaveLength(1);
});

function placed(scene: SceneGroup): Placement {
  const attempt = place(scene, 'down', layoutInLayers);
  return 'placement' in attempt ? attempt.placement : nowhere;
}

function withBlock() {
  const inner = snapshot('stage.conv');
  const inside = {
    nodes: [viewNode('stage.conv', 1, { editable: false }), viewNode('stage.relu', 1, { editable: false })],
    edges: [
      { id: 'stage.relu<0', source: 'stage.conv', sourcePort: 0, target: 'stage.relu', targetPort: 0, shape: '' },
    ],
  };
  const stage = viewNode('stage', 1, { kind: 'block', inside });
  return { ...inner, nodes: [viewNode('image', 0), stage], edges: snapshot('image > stage').edges };
}
