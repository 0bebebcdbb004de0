import { children, type GraphNode, type OperatorNode } from '../../graph/graph.ts';

/** The operators that stand in the file itself, copies of a repeated one only once; not those inside blocks. */
export function* fileOperators(nodes: readonly GraphNode[]): Generator<OperatorNode> {
  for (const node of nodes) {
    if (node.kind === 'operator') yield node;
    else if (node.kind === 'repeat') yield* fileOperators(children(node).slice(0, 1));
  }
}
