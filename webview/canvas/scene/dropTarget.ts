import type { EdgeReference } from '../../../engine/view/intention.ts';
import type { ViewEdge } from '../../../engine/view/snapshot.ts';
import type { Point } from '../../layout/graph.ts';
import { contains, distance, nearestOnRoute } from './geometry.ts';
import type { Placement } from './placement.ts';
import { allEdges, allItems, type SceneGroup } from './scene.ts';

/** What something from the palette falls onto at a point. */
export type DropTarget =
  /** One, or several from the same output that run together there: a cut at this point cuts them all. */
  | { readonly kind: 'edges'; readonly edges: readonly [ViewEdge, ...ViewEdge[]] }
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'canvas' };

/** The node under the point, else the nearest edge no further than `reach`. Only what can be edited takes anything. */
export function dropTargetAt(point: Point, scene: SceneGroup, placement: Placement, reach: number): DropTarget {
  const items = allItems(scene);
  const editable = new Map(items.map(({ node }) => [node.id, node.editable]));
  // Later ones lie inside earlier ones; an unfolded block is ground to drop on edges, not a card.
  const node = items.findLast((item) => {
    const rectangle = placement.rectangles.get(item.node.id);
    return !item.inside && item.node.editable && item.node.kind !== 'output' && rectangle && contains(rectangle, point);
  });
  if (node) return { kind: 'node', id: node.node.id };

  const edges = allEdges(scene).filter(({ target }) => editable.get(target));
  const footOn = (edge: ViewEdge, from: Point) => nearestOnRoute(from, placement.routes.get(edge.id) ?? []);
  let nearest: { readonly edge: ViewEdge; readonly foot: Point } | undefined;
  let shortest = reach;
  for (const edge of edges) {
    const foot = footOn(edge, point);
    if (!foot || distance(point, foot) >= shortest) continue;
    shortest = distance(point, foot);
    nearest = { edge, foot };
  }
  if (!nearest) return { kind: 'canvas' };
  const { edge, foot } = nearest;
  const together = edges.filter((other) => {
    const beside = other !== edge && other.source === edge.source && other.sourcePort === edge.sourcePort;
    const there = beside ? footOn(other, foot) : undefined;
    return there && distance(there, foot) < sameLine;
  });
  return { kind: 'edges', edges: [edge, ...together] };
}

/** Lines that are no further apart than this are seen as one. */
const sameLine = 2;

export function referenceTo({ target, targetPort }: ViewEdge): EdgeReference {
  return { target, targetPort };
}
