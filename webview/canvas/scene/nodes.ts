import type { Inside, ViewEdge, ViewNode } from '../../../engine/view/snapshot.ts';

/** Inputs and outputs alone are no network yet. */
export function isEmptyNetwork(nodes: readonly ViewNode[]): boolean {
  return nodes.every(({ kind }) => kind === 'input' || kind === 'output');
}

/** By its path, at any depth that is shown. */
export function findNode(nodes: readonly ViewNode[], id: string): ViewNode | undefined {
  for (const node of nodes) {
    if (node.id === id) return node;
    if (id.startsWith(`${node.id}.`)) {
      const found = findNode(shownInside(node)?.nodes ?? [], id);
      if (found) return found;
    }
  }
  return undefined;
}

/** What a block is made of, where the canvas knows it. */
export function shownInside({ inside }: ViewNode): Inside | undefined {
  return inside === 'folded' ? undefined : inside;
}

/** Nobody knows what is inside a block that is folded, so nothing there is gone. */
export function isGone(nodes: readonly ViewNode[], id: string): boolean {
  for (const node of nodes) {
    if (node.id === id) return false;
    if (id.startsWith(`${node.id}.`)) return node.inside !== 'folded' && isGone(node.inside?.nodes ?? [], id);
  }
  return true;
}

/** The path of the block around a node; undefined for the nodes of the network itself. */
export function parentOf(id: string): string | undefined {
  const dot = id.lastIndexOf('.');
  return dot === -1 ? undefined : id.slice(0, dot);
}

/** The edges that stand beside a node: those of the network, or of the block around it. */
export function edgesBeside(nodes: readonly ViewNode[], edges: readonly ViewEdge[], id: string): readonly ViewEdge[] {
  if (nodes.some((node) => node.id === id)) return edges;
  for (const node of nodes) {
    const inside = shownInside(node);
    if (inside && id.startsWith(`${node.id}.`)) return edgesBeside(inside.nodes, inside.edges, id);
  }
  return [];
}

/** Whether what a node puts out at a port is an output of the network. */
export function isOutputOf(edges: readonly ViewEdge[], source: string, sourcePort: number): boolean {
  return edges.some(
    (edge) => edge.source === source && edge.sourcePort === sourcePort && edge.target.startsWith('outputs:'),
  );
}
