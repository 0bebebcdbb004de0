import type { EdgeReference } from '../../../engine/view/intention.ts';
import type { ViewEdge } from '../../../engine/view/snapshot.ts';
import type { Point } from '../../layout/graph.ts';
import { contains, distanceToRoute } from './geometry.ts';
import type { Placement } from './placement.ts';
import { allEdges, allItems, type SceneGroup } from './scene.ts';

/** What something from the palette falls onto at a point. */
export type DropTarget =
  | { readonly kind: 'edge'; readonly edge: ViewEdge }
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

  let nearest: DropTarget = { kind: 'canvas' };
  let shortest = reach;
  for (const edge of allEdges(scene)) {
    if (!editable.get(edge.target)) continue;
    const distance = distanceToRoute(point, placement.routes.get(edge.id) ?? []);
    if (distance > shortest) continue;
    shortest = distance;
    nearest = { kind: 'edge', edge };
  }
  return nearest;
}

export function referenceTo({ target, targetPort }: ViewEdge): EdgeReference {
  return { target, targetPort };
}
