import { children, type GraphNode, type OperatorNode } from '../../graph/graph.ts';

/** The operators that stand in the file itself, copies of a repeated one only once; not those inside blocks. */
export function fileOperators(nodes: readonly GraphNode[]): readonly OperatorNode[] {
  const remembered = memory.get(nodes);
  if (remembered !== undefined) return remembered;
  const operators = nodes.flatMap(fileOperator);
  memory.set(nodes, operators);
  return operators;
}

/** Every check asks for them. */
const memory = new WeakMap<readonly GraphNode[], readonly OperatorNode[]>();

function fileOperator(node: GraphNode): OperatorNode | readonly OperatorNode[] {
  if (node.kind === 'operator') return node;
  return node.kind === 'repeat' ? children(node).slice(0, 1).flatMap(fileOperator) : [];
}
