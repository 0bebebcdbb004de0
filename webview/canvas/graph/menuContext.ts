import type { ViewEdge, ViewNode } from '../../../engine/view/snapshot.ts';

/** What VS Code's own context menu is told about the thing under the pointer. */
export function nodeContext(node: ViewNode): string {
  return JSON.stringify({
    webviewSection: 'node',
    node: node.id,
    editable: node.editable,
    isBlock: node.kind === 'block',
    preventDefaultContextMenuItems: true,
  });
}

export function edgeContext({ target, targetPort }: ViewEdge): string {
  return JSON.stringify({ webviewSection: 'edge', target, targetPort, preventDefaultContextMenuItems: true });
}
