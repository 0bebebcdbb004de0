import type { Edge } from '@xyflow/react';
import type { ViewEdge, ViewNode } from '../../../engine/view/snapshot.ts';

/** What VS Code's own context menu is told about the thing under the pointer. */
export function nodeContext(node: ViewNode, isOutput: boolean): string {
  return JSON.stringify({
    webviewSection: 'node',
    node: node.id,
    editable: node.editable,
    isBlock: node.kind === 'block',
    isTerminal: node.kind === 'input' || node.kind === 'output',
    isOutput,
    preventDefaultContextMenuItems: true,
  });
}

/** Stands on all of an edge, so that the points by which its ends are taken belong to it too. */
export function edgeMenu({ target, targetPort }: ViewEdge): EdgeAttributes {
  const context = { webviewSection: 'edge', target, targetPort, preventDefaultContextMenuItems: true };
  return { 'data-vscode-context': JSON.stringify(context) };
}

type EdgeAttributes = NonNullable<Edge['domAttributes']> & { readonly 'data-vscode-context': string };
