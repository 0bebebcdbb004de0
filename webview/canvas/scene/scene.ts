import type { Port, Snapshot, ViewEdge, ViewNode } from '../../../engine/view/snapshot.ts';
import { shownInside } from './nodes.ts';

/** What stands on the canvas: the network, and the inside of every block that is unfolded. */
export interface SceneGroup {
  readonly items: readonly SceneItem[];
  readonly edges: readonly ViewEdge[];
}

export interface SceneItem {
  readonly node: ViewNode;
  /** Its connection points. An edge may lead to one that the node does not have: a mistake that has to be seen. */
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  /** Where it is unfolded. */
  readonly inside: SceneGroup | undefined;
}

export function sceneOf(snapshot: Pick<Snapshot, 'nodes' | 'edges'>, unfolded: ReadonlySet<string>): SceneGroup {
  const portsUsed = portsInUse(snapshot.edges);
  return {
    items: snapshot.nodes.map((node) => {
      const inside = unfolded.has(node.id) ? shownInside(node) : undefined;
      return {
        node,
        inputs: filledUp(node.inputs, portsUsed.inputs.get(node.id)),
        outputs: filledUp(node.outputs, portsUsed.outputs.get(node.id)),
        inside: inside && sceneOf(inside, unfolded),
      };
    }),
    edges: snapshot.edges,
  };
}

export function allItems(group: SceneGroup): readonly SceneItem[] {
  return group.items.flatMap((item) => (item.inside ? [item, ...allItems(item.inside)] : [item]));
}

export function allEdges(group: SceneGroup): readonly ViewEdge[] {
  return [...group.edges, ...group.items.flatMap((item) => (item.inside ? allEdges(item.inside) : []))];
}

interface PortsInUse {
  readonly inputs: ReadonlyMap<string, number>;
  readonly outputs: ReadonlyMap<string, number>;
}

function portsInUse(edges: readonly ViewEdge[]): PortsInUse {
  const inputs = new Map<string, number>();
  const outputs = new Map<string, number>();
  for (const { source, sourcePort, target, targetPort } of edges) {
    inputs.set(target, Math.max(inputs.get(target) ?? 0, targetPort + 1));
    outputs.set(source, Math.max(outputs.get(source) ?? 0, sourcePort + 1));
  }
  return { inputs, outputs };
}

function filledUp(ports: readonly Port[], used = 0): readonly Port[] {
  if (ports.length >= used) return ports;
  return Array.from({ length: used }, (_, index) => ports[index] ?? { name: String(index), shape: '' });
}
