import type { ViewEdge } from '../../../engine/view/snapshot.ts';

/** Whether data from `source` can come to `target`; a connection the other way round would be a cycle. */
export function reaches(edges: readonly ViewEdge[], source: string, target: string): boolean {
  const targetsOf = new Map<string, string[]>();
  for (const edge of edges) {
    const targets = targetsOf.get(edge.source);
    if (targets) targets.push(edge.target);
    else targetsOf.set(edge.source, [edge.target]);
  }
  const reached = new Set([source]);
  for (const id of reached) for (const next of targetsOf.get(id) ?? []) reached.add(next);
  return reached.has(target);
}
