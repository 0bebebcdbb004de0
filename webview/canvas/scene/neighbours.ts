import type { ViewEdge } from '../../../engine/view/snapshot.ts';
import type { Direction } from '../../layout/graph.ts';
import { centerOf } from './geometry.ts';
import type { Placement } from './placement.ts';

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** Where an arrow key leads: with the data along an edge, against it, or sideways to the nearest node of the same depth. */
export function neighbour(
  id: string,
  arrow: Arrow,
  direction: Direction,
  edges: readonly ViewEdge[],
  placement: Placement,
): string | undefined {
  const step = steps[direction][arrow];
  if (step === 'forth')
    return closest(
      id,
      edges.flatMap((edge) => (edge.source === id ? edge.target : [])),
      placement,
    );
  if (step === 'back')
    return closest(
      id,
      edges.flatMap((edge) => (edge.target === id ? edge.source : [])),
      placement,
    );
  return beside(id, direction, step, placement);
}

const steps: Record<Direction, Record<Arrow, 'forth' | 'back' | 'before' | 'after'>> = {
  down: { ArrowDown: 'forth', ArrowUp: 'back', ArrowLeft: 'before', ArrowRight: 'after' },
  right: { ArrowRight: 'forth', ArrowLeft: 'back', ArrowUp: 'before', ArrowDown: 'after' },
};

function closest(id: string, candidates: readonly string[], placement: Placement): string | undefined {
  const from = placement.rectangles.get(id);
  let best: string | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const rectangle = placement.rectangles.get(candidate);
    if (!from || !rectangle) continue;
    const here = centerOf(from);
    const there = centerOf(rectangle);
    const distance = Math.hypot(there.x - here.x, there.y - here.y);
    if (distance >= shortest) continue;
    shortest = distance;
    best = candidate;
  }
  return best;
}

/** Across the flow, among the nodes whose card overlaps this one's along the flow. */
function beside(id: string, direction: Direction, side: 'before' | 'after', placement: Placement): string | undefined {
  const from = placement.rectangles.get(id);
  if (!from) return undefined;
  const here = centerOf(from);
  const candidates = [...placement.rectangles].flatMap(([other, rectangle]) => {
    const there = centerOf(rectangle);
    const across = direction === 'down' ? there.x - here.x : there.y - here.y;
    const along = direction === 'down' ? Math.abs(there.y - here.y) : Math.abs(there.x - here.x);
    const extent = direction === 'down' ? from.height : from.width;
    return other !== id && along < extent && (side === 'after' ? across > 0 : across < 0) ? [other] : [];
  });
  return closest(id, candidates, placement);
}
