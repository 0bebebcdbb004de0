import type { Point } from '../../layout/graph.ts';
import type { Rectangle } from './placement.ts';

export function contains(rectangle: Rectangle, { x, y }: Point): boolean {
  const { x: left, y: top, width, height } = rectangle;
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

export function centerOf({ x, y, width, height }: Rectangle): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

export function distanceToRoute(point: Point, route: readonly Point[]): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (const [index, end] of route.entries()) {
    const start = route[index - 1];
    if (start) shortest = Math.min(shortest, distanceToSegment(point, start, end));
  }
  return shortest;
}

function distanceToSegment(point: Point, start: Point, end: Point): number {
  const dx = end.x - start.x;
  const dy = end.y - start.y;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : ((point.x - start.x) * dx + (point.y - start.y) * dy) / lengthSquared;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - start.x - share * dx, point.y - start.y - share * dy);
}
