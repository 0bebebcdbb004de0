import type { Intention } from '../../../engine/view/intention.ts';
import type { ViewNode } from '../../../engine/view/snapshot.ts';
import { type DropTarget, referenceTo } from '../scene/dropTarget.ts';
import { findNode, parentOf } from '../scene/nodes.ts';
import type { Selection } from '../state.ts';

/** What letting go of a palette entry asks for. */
export function insertion(op: string, target: DropTarget, selection: Selection, nodes: readonly ViewNode[]): Intention {
  if (target.kind === 'edges') {
    const [edge, ...also] = target.edges;
    const intention = { kind: 'insert-on-edge', op, edge: referenceTo(edge) } as const;
    return also.length === 0 ? intention : { ...intention, also: also.map(referenceTo) };
  }
  const after = target.kind === 'node' ? target.id : insertAfter(selection, nodes);
  return after === undefined ? { kind: 'add-node', op } : { kind: 'add-node', op, after };
}

/** The selected node, or the block around it that this file can change. Nothing comes after an output. */
export function insertAfter(selection: Selection, nodes: readonly ViewNode[]): string | undefined {
  let id: string | undefined = selection.nodes.at(-1);
  while (id !== undefined) {
    const node = findNode(nodes, id);
    if (node?.editable && node.kind !== 'output') return id;
    id = parentOf(id);
  }
  return undefined;
}
