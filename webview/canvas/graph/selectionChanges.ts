import type { NodeChange } from '@xyflow/react';
import type { FlowNode } from './flow.ts';

/** The graph library proposes; this says what is selected then. The very same array where nothing changes. */
export function applySelection(
  selected: readonly string[],
  changes: readonly NodeChange<FlowNode>[],
): readonly string[] {
  const next = new Set(selected);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) next.add(change.id);
    else next.delete(change.id);
  }
  const unchanged = next.size === selected.length && selected.every((id) => next.has(id));
  return unchanged ? selected : [...next];
}
