import type { ViewEdge, ViewNode } from '../../../engine/view/snapshot.ts';
import { findNode, parentOf } from '../scene/nodes.ts';
import { downstreamOf } from '../scene/reachability.ts';

/** Both stand in the same network, and the data does not come round in a circle. */
export function connectionAllowed(
  nodes: readonly ViewNode[],
  edges: readonly ViewEdge[],
  source: string,
  target: string,
): boolean {
  if (parentOf(source) !== parentOf(target)) return false;
  const into = findNode(nodes, target);
  return into?.editable === true && !downstreamOf(edges, target).has(source);
}

/**
 * Which input a connection takes that was let go over the whole card: the first without a source, and where there is one
 * input only, that one.
 */
export function freePort(nodes: readonly ViewNode[], edges: readonly ViewEdge[], target: string): number | undefined {
  const node = findNode(nodes, target);
  if (!node) return undefined;
  const taken = new Set(edges.filter((edge) => edge.target === target).map(({ targetPort }) => targetPort));
  const free = node.inputs.findIndex((_, port) => !taken.has(port));
  if (free !== -1) return free;
  return node.inputs.length === 1 ? 0 : undefined;
}
