import type { Snapshot, ViewEdge, ViewNode } from '../../../engine/view/snapshot.ts';

/** What stands on the canvas: the network, and the inside of every block that is unfolded. */
export interface SceneGroup {
  readonly items: readonly SceneItem[];
  readonly edges: readonly ViewEdge[];
}

export interface SceneItem {
  readonly node: ViewNode;
  /** Where it is unfolded. */
  readonly inside: SceneGroup | undefined;
}

export function sceneOf(snapshot: Pick<Snapshot, 'nodes' | 'edges'>, unfolded: ReadonlySet<string>): SceneGroup {
  return {
    items: snapshot.nodes.map((node) => ({
      node,
      inside: node.inside && unfolded.has(node.id) ? sceneOf(node.inside, unfolded) : undefined,
    })),
    edges: snapshot.edges,
  };
}

export function allItems(group: SceneGroup): readonly SceneItem[] {
  return group.items.flatMap((item) => (item.inside ? [item, ...allItems(item.inside)] : [item]));
}

export function allEdges(group: SceneGroup): readonly ViewEdge[] {
  return [...group.edges, ...group.items.flatMap((item) => (item.inside ? allEdges(item.inside) : []))];
}
