import type { ViewEdge } from '../../../engine/view/snapshot.ts';

/** Every node that data from this one comes to, itself included. A connection from one of them back would be a cycle. */
export function downstreamOf(edges: readonly ViewEdge[], start: string): ReadonlySet<string> {
  const targetsOf = new Map<string, string[]>();
  for (const { source, target } of edges) {
    const targets = targetsOf.get(source);
    if (targets) targets.push(target);
    else targetsOf.set(source, [target]);
  }
  const reached = new Set([start]);
  for (const id of reached) for (const next of targetsOf.get(id) ?? []) reached.add(next);
  return reached;
}
