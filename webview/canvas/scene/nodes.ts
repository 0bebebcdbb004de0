import type { ViewEdge, ViewNode } from '../../../engine/view/snapshot.ts';

/** Inputs and outputs alone are no network yet. */
export function isEmptyNetwork(nodes: readonly ViewNode[]): boolean {
  return nodes.every(({ kind }) => kind === 'input' || kind === 'output');
}

/** By its path, at any depth. */
export function findNode(nodes: readonly ViewNode[], id: string): ViewNode | undefined {
  for (const node of nodes) {
    if (node.id === id) return node;
    if (node.inside && id.startsWith(`${node.id}.`)) {
      const found = findNode(node.inside.nodes, id);
      if (found) return found;
    }
  }
  return undefined;
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
    if (node.inside && id.startsWith(`${node.id}.`)) return edgesBeside(node.inside.nodes, node.inside.edges, id);
  }
  return [];
}
