import type { Point } from '../../layout/graph.ts';
import type { Rectangle } from './placement.ts';

export function contains(rectangle: Rectangle, { x, y }: Point): boolean {
  const { x: left, y: top, width, height } = rectangle;
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

export function centerOf({ x, y, width, height }: Rectangle): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

export function distance(one: Point, other: Point): number {
  return Math.hypot(other.x - one.x, other.y - one.y);
}

/** The point of a route that is nearest; undefined for a route without length. */
export function nearestOnRoute(point: Point, route: readonly Point[]): Point | undefined {
  let nearest: Point | undefined;
  for (const [index, end] of route.entries()) {
    const start = route[index - 1];
    if (!start) continue;
    const found = nearestOnSegment(point, start, end);
    if (!nearest || distance(point, found) < distance(point, nearest)) nearest = found;
  }
  return nearest;
}

function nearestOnSegment(point: Point, start: Point, end: Point): Point {
  const dx = end.x - start.x;
  const dy = end.y - start.y;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : ((point.x - start.x) * dx + (point.y - start.y) * dy) / lengthSquared;
  const share = Math.min(1, Math.max(0, along));
  return { x: start.x + share * dx, y: start.y + share * dy };
}
