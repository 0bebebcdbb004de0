import { readFileSync } from 'node:fs';
import ElkApi from 'elkjs/lib/elk-api.js';
import { describe, expect, test } from 'vitest';
import { createLayouter } from '../../webview/layout/client.ts';
import { fromElk, toElk } from '../../webview/layout/elkGraph.ts';
import { type Direction, isChain, type Layout, type LayoutGraph, structureOf } from '../../webview/layout/graph.ts';
import { layersByLongestPath, layoutInLayers } from '../../webview/layout/layered.ts';
import { inputPoint, outputPoint } from '../../webview/layout/ports.ts';

const directions: readonly Direction[] = ['down', 'right'];
const residual = graph('0>1 1>2 2>3 0>3.1');

describe.each(directions)('plain layers, %s', (direction) => {
  test('put no box on another', () => {
    expectNoOverlap({ ...residual, direction }, layoutInLayers({ ...residual, direction }));
  });

  test('begin and end every wire at its connection points', () => {
    expectWiresAttached({ ...residual, direction }, layoutInLayers({ ...residual, direction }));
  });

  test('lead a wire that skips layers past the boxes between', () => {
    const layout = layoutInLayers({ ...residual, direction });
    const across = direction === 'down' ? 'x' : 'y';
    const extent = direction === 'down' ? 'width' : 'height';
    const furthest = Math.max(...(layout.routes[3] ?? []).map((point) => point[across]));
    for (const index of [1, 2]) {
      const edge = (layout.positions[index]?.[across] ?? 0) + (residual.boxes[index]?.[extent] ?? 0);
      expect(furthest).toBeGreaterThan(edge);
    }
  });
});

test('a layer is one below the lowest source', () => {
  expect(layersByLongestPath(residual)).toEqual([0, 1, 2, 3]);
});

test('a cycle is laid out, after everything else', () => {
  const cyclic = graph('0>1 1>2 2>1.1');
  expect(layersByLongestPath(cyclic)).toEqual([0, 1, 2]);
  expectNoOverlap(cyclic, layoutInLayers(cyclic));
});

test('ten thousand nodes are laid out in linear time', () => {
  const boxes = Array.from({ length: 10_000 }, () => ({ width: 200, height: 70, inputs: 2, outputs: 1 }));
  const wires = boxes.slice(2).flatMap((_, index) => [
    { source: index, sourcePort: 0, target: index + 2, targetPort: 0 },
    { source: index + 1, sourcePort: 0, target: index + 2, targetPort: 1 },
  ]);
  const begin = performance.now();
  const layout = layoutInLayers({ direction: 'down', boxes, wires });
  expect(layout.positions).toHaveLength(10_000);
  expect(performance.now() - begin).toBeLessThan(2000);
});

test('a structure knows no names, and tells sizes, ports, wires and directions apart', () => {
  expect(structureOf(residual)).toBe(structureOf(graph('0>1 1>2 2>3 0>3.1')));
  expect(structureOf(residual)).not.toBe(structureOf({ ...residual, direction: 'right' }));
  expect(structureOf(residual)).not.toBe(structureOf(graph('0>1 1>2 2>3 1>3.1')));
});

test('a chain is told from everything else', () => {
  expect(isChain(graph('0>1 1>2'))).toBe(true);
  expect(isChain(residual)).toBe(false);
  expect(isChain({ ...graph('0>1 1>2'), wires: [] })).toBe(false);
});

describe.each(directions)('elk, %s', (direction) => {
  test('ends every wire at its connection points and puts no box on another', async () => {
    const wanted = { ...residual, direction };
    const layout = fromElk(wanted, await elk().layout(toElk(wanted)));
    expectNoOverlap(wanted, layout);
    expectWiresAttached(wanted, layout);
  });
});

describe('a layouter', () => {
  test('without a worker answers with plain layers and remembers them', async () => {
    const layouter = createLayouter(undefined);
    expect(layouter.lookup(residual)).toBeUndefined();
    const layout = await layouter.compute(residual);
    expect(layout).toEqual(layoutInLayers(residual));
    expect(layouter.lookup(residual)).toBe(layout);
  });

  test('whose worker cannot be fetched answers with plain layers', async () => {
    expect(await createLayouter('http://127.0.0.1:9/layout.js').compute(residual)).toEqual(layoutInLayers(residual));
  });

  test('knows chains at once', () => {
    expect(createLayouter(undefined).lookup(graph('0>1 1>2'))).toBeDefined();
  });
});

/** `0>1 0>3.1`: wires between boxes by index, into their first input or the one after the dot. */
function graph(wiring: string): LayoutGraph {
  const wires = wiring.split(' ').map((wire) => {
    const [source = '0', into = '0'] = wire.split('>');
    const [target, port = '0'] = into.split('.');
    return { source: Number(source), sourcePort: 0, target: Number(target), targetPort: Number(port) };
  });
  const count = 1 + Math.max(...wires.flatMap(({ source, target }) => [source, target]));
  const boxes = Array.from({ length: count }, (_, index) => ({
    width: 200,
    height: 70,
    inputs: Math.max(1, ...wires.filter(({ target }) => target === index).map(({ targetPort }) => targetPort + 1)),
    outputs: 1,
  }));
  return { direction: 'down', boxes, wires };
}

/** In the worker's place a fake one, in this thread. */
function elk() {
  const script = readFileSync('node_modules/elkjs/lib/elk-worker.min.js', 'utf8');
  const module: { exports: { Worker?: new () => Worker } } = { exports: {} };
  new Function('module', 'exports', script)(module, module.exports);
  const { Worker: FakeWorker } = module.exports;
  if (!FakeWorker) throw new Error('elk has changed');
  return new ElkApi({ workerFactory: () => new FakeWorker(), algorithms: ['layered'] });
}

function expectNoOverlap({ boxes }: LayoutGraph, { positions }: Layout): void {
  const placed = boxes.map((box, index) => ({ ...box, x: positions[index]?.x ?? 0, y: positions[index]?.y ?? 0 }));
  for (const [index, one] of placed.entries()) {
    for (const other of placed.slice(index + 1)) {
      const apart =
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x ||
        one.y + one.height <= other.y ||
        other.y + other.height <= one.y;
      expect(apart).toBe(true);
    }
  }
}

function expectWiresAttached({ direction, boxes, wires }: LayoutGraph, { positions, routes }: Layout): void {
  for (const [index, wire] of wires.entries()) {
    const source = boxes[wire.source];
    const target = boxes[wire.target];
    const from = positions[wire.source];
    const to = positions[wire.target];
    if (!source || !target || !from || !to) throw new Error('a wire without ends');
    const start = outputPoint(source, direction, wire.sourcePort, source.outputs);
    const end = inputPoint(target, direction, wire.targetPort, target.inputs);
    expect(routes[index]?.at(0)).toEqual({ x: from.x + start.x, y: from.y + start.y });
    expect(routes[index]?.at(-1)).toEqual({ x: to.x + end.x, y: to.y + end.y });
  }
}
