import type { Box, Direction, Layout, LayoutGraph, Point, Wire } from './graph.ts';
import { inputPoint, outputPoint } from './ports.ts';
import { edgeGap, layerGap, nodeGap, passingGap } from './spacing.ts';

/**
 * A layout in linear time, for when elk is late, fails, or would not come to an end: every node one layer below the
 * lowest of its sources, edges that skip layers led past them at the side.
 */
export function layoutInLayers(graph: LayoutGraph): Layout {
  const layerOf = layersByLongestPath(graph);
  const layers = fillLayers(graph, layerOf);
  const placed = placeLayers(graph, layers);
  const routes = graph.wires.map((wire) => routeWire(graph, placed, layerOf, wire));
  return moveToOrigin(graph.boxes, placed.positions, routes);
}

/** A cycle is a mistake in the network, but one that has to be seen: its nodes come after all others. */
export function layersByLongestPath({ boxes, wires }: LayoutGraph): readonly number[] {
  const layerOf = boxes.map(() => 0);
  const waitingFor = boxes.map(() => 0);
  const outgoing: Wire[][] = boxes.map(() => []);
  for (const wire of wires) {
    outgoing[wire.source]?.push(wire);
    waitingFor[wire.target] = (waitingFor[wire.target] ?? 0) + 1;
  }
  const ready = boxes.flatMap((_, index) => (waitingFor[index] === 0 ? [index] : []));
  for (const index of ready) {
    for (const { target } of outgoing[index] ?? []) {
      layerOf[target] = Math.max(layerOf[target] ?? 0, (layerOf[index] ?? 0) + 1);
      waitingFor[target] = (waitingFor[target] ?? 0) - 1;
      if (waitingFor[target] === 0) ready.push(target);
    }
  }
  const afterAll = Math.max(0, ...ready.map((index) => (layerOf[index] ?? 0) + 1));
  const reached = new Set(ready);
  let late = 0;
  return layerOf.map((layer, index) => (reached.has(index) ? layer : afterAll + late++));
}

/** Left to right by where the sources stand, so that branches stay in their column. */
function fillLayers({ boxes, wires }: LayoutGraph, layerOf: readonly number[]): readonly (readonly number[])[] {
  const layers: number[][] = [];
  for (const [index] of boxes.entries()) {
    const layer = layerOf[index] ?? 0;
    layers[layer] ??= [];
    layers[layer].push(index);
  }
  const sourcesOf: number[][] = boxes.map(() => []);
  for (const wire of wires) sourcesOf[wire.target]?.push(wire.source);
  const place = new Map<number, number>();
  return layers.map((layer) => {
    const wish = new Map(layer.map((index, order) => [index, meanPlace(sourcesOf[index] ?? [], place) ?? order]));
    const sorted = layer.toSorted((left, right) => (wish.get(left) ?? 0) - (wish.get(right) ?? 0));
    for (const [order, index] of sorted.entries()) place.set(index, order - (sorted.length - 1) / 2);
    return sorted;
  });
}

function meanPlace(indexes: readonly number[], place: ReadonlyMap<number, number>): number | undefined {
  const places = indexes.flatMap((index) => place.get(index) ?? []);
  if (places.length === 0) return undefined;
  return places.reduce((sum, each) => sum + each, 0) / places.length;
}

interface PlacedLayers {
  readonly positions: readonly Point[];
  /** How far each layer reaches across the flow, for the edges that have to pass it. */
  readonly reach: readonly number[];
}

/** `along` is the way of the data, `across` the other axis. */
function placeLayers({ boxes, direction }: LayoutGraph, layers: readonly (readonly number[])[]): PlacedLayers {
  const positions: Point[] = boxes.map(() => ({ x: 0, y: 0 }));
  const reach: number[] = [];
  let along = 0;
  for (const layer of layers) {
    const extents = layer.map((index) => extentOf(boxes[index], direction));
    const total = extents.reduce((sum, extent) => sum + extent.across + nodeGap, -nodeGap);
    const thickness = Math.max(0, ...extents.map((extent) => extent.along));
    let across = -total / 2;
    for (const [order, index] of layer.entries()) {
      positions[index] = pointAt(direction, along, across);
      across += (extents[order]?.across ?? 0) + nodeGap;
    }
    reach.push(total / 2);
    along += thickness + layerGap[direction];
  }
  return { positions, reach };
}

function routeWire(graph: LayoutGraph, placed: PlacedLayers, layerOf: readonly number[], wire: Wire): readonly Point[] {
  const { direction, boxes } = graph;
  const source = boxes[wire.source];
  const target = boxes[wire.target];
  if (!source || !target) return [];
  const start = shift(outputPoint(source, direction, wire.sourcePort, source.outputs), placed.positions[wire.source]);
  const end = shift(inputPoint(target, direction, wire.targetPort, target.inputs), placed.positions[wire.target]);
  const from = layerOf[wire.source] ?? 0;
  const to = layerOf[wire.target] ?? 0;
  if (to - from === 1) return stepBetween(direction, start, end);
  const passed = placed.reach.slice(Math.min(from, to), Math.max(from, to) + 1);
  const lane = Math.max(...passed) + passingGap[direction] + edgeGap * (wire.source % 4);
  return aroundAtTheSide(direction, start, end, lane);
}

function stepBetween(direction: Direction, start: Point, end: Point): readonly Point[] {
  if (direction === 'down') {
    if (start.x === end.x) return [start, end];
    const middle = (start.y + end.y) / 2;
    return [start, { x: start.x, y: middle }, { x: end.x, y: middle }, end];
  }
  if (start.y === end.y) return [start, end];
  const middle = (start.x + end.x) / 2;
  return [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
}

function aroundAtTheSide(direction: Direction, start: Point, end: Point, lane: number): readonly Point[] {
  const step = layerGap[direction] / 3;
  if (direction === 'down') {
    const leave = start.y + step;
    const enter = end.y - step;
    return [start, { x: start.x, y: leave }, { x: lane, y: leave }, { x: lane, y: enter }, { x: end.x, y: enter }, end];
  }
  const leave = start.x + step;
  const enter = end.x - step;
  return [start, { x: leave, y: start.y }, { x: leave, y: lane }, { x: enter, y: lane }, { x: enter, y: end.y }, end];
}

function moveToOrigin(
  boxes: readonly Box[],
  positions: readonly Point[],
  routes: readonly (readonly Point[])[],
): Layout {
  const bounds = { left: 0, top: 0, right: 0, bottom: 0 };
  const include = ({ x, y }: Point) => {
    bounds.left = Math.min(bounds.left, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.right = Math.max(bounds.right, x);
    bounds.bottom = Math.max(bounds.bottom, y);
  };
  for (const [index, position] of positions.entries()) {
    include(position);
    include({ x: position.x + (boxes[index]?.width ?? 0), y: position.y + (boxes[index]?.height ?? 0) });
  }
  for (const route of routes) route.forEach(include);
  const move = (point: Point) => ({ x: point.x - bounds.left, y: point.y - bounds.top });
  return {
    width: bounds.right - bounds.left,
    height: bounds.bottom - bounds.top,
    positions: positions.map(move),
    routes: routes.map((route) => route.map(move)),
  };
}

function extentOf(box: Box | undefined, direction: Direction): { along: number; across: number } {
  const { width, height } = box ?? { width: 0, height: 0 };
  return direction === 'down' ? { along: height, across: width } : { along: width, across: height };
}

function pointAt(direction: Direction, along: number, across: number): Point {
  return direction === 'down' ? { x: across, y: along } : { x: along, y: across };
}

function shift(point: Point, by: Point | undefined): Point {
  return { x: point.x + (by?.x ?? 0), y: point.y + (by?.y ?? 0) };
}
