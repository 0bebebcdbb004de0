import type { Point } from '../../layout/graph.ts';

/** A route as an SVG path, its corners rounded. */
export function pathOf(route: readonly Point[], radius = 10): string {
  const [first] = route;
  if (!first) return '';
  const parts = [`M ${first.x} ${first.y}`];
  for (const [index, corner] of route.entries()) {
    const before = route[index - 1];
    const after = route[index + 1];
    if (!before) continue;
    if (!after) parts.push(`L ${corner.x} ${corner.y}`);
    else {
      const start = towards(corner, before, radius);
      const end = towards(corner, after, radius);
      parts.push(`L ${start.x} ${start.y} Q ${corner.x} ${corner.y} ${end.x} ${end.y}`);
    }
  }
  return parts.join(' ');
}

/** Where a label has most room: on the middle of the longest straight piece. */
export function labelPoint(route: readonly Point[]): Point | undefined {
  const [start, end] = longestPiece(route) ?? [];
  return start && end && { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
}

/** How much room a label has. */
export function labelRoom(route: readonly Point[]): number {
  const [start, end] = longestPiece(route) ?? [];
  return start && end ? Math.hypot(end.x - start.x, end.y - start.y) : 0;
}

function longestPiece(route: readonly Point[]): readonly [Point, Point] | undefined {
  let longest = 0;
  let piece: readonly [Point, Point] | undefined;
  for (const [index, end] of route.entries()) {
    const start = route[index - 1];
    if (!start) continue;
    const length = Math.hypot(end.x - start.x, end.y - start.y);
    if (length <= longest) continue;
    longest = length;
    piece = [start, end];
  }
  return piece;
}

/** At most half way, so that two corners share a short piece. */
function towards(corner: Point, other: Point, radius: number): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  const share = length === 0 ? 0 : Math.min(radius, length / 2) / length;
  return { x: corner.x + (other.x - corner.x) * share, y: corner.y + (other.y - corner.y) * share };
}
