import type { Shape } from '../tensor/shape.ts';
import { children, type Graph, type GraphNode } from './graph.ts';

/** The network is not whole: it must say more before it can be run or exported. */
export class IncompleteError extends Error {
  override readonly name: string = 'IncompleteError';
  /** The path of the first node that is to blame, where there is one. */
  readonly node: string | undefined;

  constructor(message: string, node?: string) {
    super(message);
    this.node = node;
  }
}

/** Throws an `IncompleteError` where a node could not be resolved, or nothing is put out. */
export function requireWhole(graph: Graph): void {
  refuseUnresolved(graph);
  if (graph.outputs.length === 0)
    throw new IncompleteError('The network has no output. Give it a node, or a name in outputs.');
}

function refuseUnresolved(graph: Graph): void {
  const paths = [...unresolvedPaths(graph.nodes)];
  if (paths.length === 0) return;
  const shown = `${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ', …' : ''}`;
  const which = paths.length === 1 ? `The node ${shown}` : `${paths.length} nodes (${shown})`;
  const open = graph.inputs.find((input) => hasOpenSize(input.tensor.shape));
  const help =
    open === undefined
      ? 'Mend the problems shown in the file, then try again.'
      : `Give the input ${open.name} numbers for its sizes, or mend the problems shown in the file.`;
  throw new IncompleteError(`${which} could not be resolved. ${help}`, paths[0]);
}

function hasOpenSize(shape: Shape | undefined): boolean {
  return shape?.slice(1).some((dimension) => typeof dimension !== 'number') ?? true;
}

function* unresolvedPaths(nodes: readonly GraphNode[]): Generator<string> {
  for (const node of nodes) {
    if (node.kind === 'unresolved') yield node.path;
    else yield* unresolvedPaths(children(node));
  }
}
