import type { NetworkDefinition, NodeDefinition } from '../spec/definition.ts';
import { PlacedNode } from '../spec/placedNode.ts';
import type { Problem } from '../spec/problem.ts';
import { type Shape, sameShape } from '../tensor/shape.ts';
import {
  children,
  type Graph,
  type GraphNode,
  type OperatorNode,
  operatorNodes,
  type Source,
  type Tensor,
} from './graph.ts';

/** What was built of the version before. */
export interface Before {
  readonly network: NetworkDefinition;
  readonly graph: Graph;
  /** Found while building. */
  readonly buildProblems: readonly Problem[];
}

/**
 * After an edit most of a graph is as it was. A node is taken over when its words are the same and what it reads is; a
 * tensor that is made again with the same name and shape is the same tensor, so that the nodes behind it can be taken over.
 */
export interface Reuse {
  node(definition: NodeDefinition, inputs: readonly Tensor[], sources: readonly Source[]): GraphNode | undefined;
  tensor(path: string, port: number, shape: Shape): Tensor;
}

export const noReuse: Reuse = { node: () => undefined, tensor: (path, port, shape) => ({ path, port, shape }) };

export function reuseOf(before: Before | undefined, network: NetworkDefinition): Reuse {
  if (before === undefined || !sameItems(before.network.blocks, network.blocks)) return noReuse;
  // A mistake inside a block of the file is told where it stands, once, whichever nodes use the block.
  if (before.buildProblems.some(({ node, code }) => node === undefined && code !== 'hidden-block')) return noReuse;
  return new ReuseOfGraph(before);
}

class ReuseOfGraph implements Reuse {
  private readonly nodes: ReadonlyMap<string, GraphNode>;
  private readonly troubled: ReadonlySet<string | undefined>;
  private readonly operators = new Map<string, ReadonlyMap<string, OperatorNode>>();

  constructor({ graph, buildProblems }: Before) {
    this.nodes = new Map(graph.nodes.map((node) => [node.name, node]));
    this.troubled = new Set(buildProblems.map((problem) => problem.node));
  }

  node(definition: NodeDefinition, inputs: readonly Tensor[], sources: readonly Source[]): GraphNode | undefined {
    const before = this.nodes.get(definition.name);
    if (before === undefined || before.kind === 'unresolved' || !sameItems(before.inputs, inputs)) return undefined;
    // What it told when it was built would have to be told again; and what is computed may come out otherwise now.
    if (this.troubled.has(definition.name) || !isSaidAgain(before.definition, definition)) return undefined;
    if (before.kind !== 'repeat') return { ...before, definition, sources };
    // The copies come from the same line.
    return { ...before, definition, sources, copies: before.copies.map((copy) => ({ ...copy, definition })) };
  }

  tensor(path: string, port: number, shape: Shape): Tensor {
    const before = this.operator(path)?.outputs[port];
    return before?.shape !== undefined && sameShape(before.shape, shape) === true ? before : { path, port, shape };
  }

  private operator(path: string): OperatorNode | undefined {
    const name = path.split('.', 1)[0] ?? path;
    const known = this.operators.get(name);
    if (known !== undefined) return known.get(path);
    const node = this.nodes.get(name);
    const operators = new Map(node === undefined ? [] : pathsOf(node));
    this.operators.set(name, operators);
    return operators.get(path);
  }
}

function isSaidAgain(before: NodeDefinition, now: NodeDefinition): boolean {
  return before instanceof PlacedNode && now instanceof PlacedNode && before.read === now.read && now.read.isConstant;
}

function* pathsOf(node: GraphNode): Generator<[string, OperatorNode]> {
  const operators = node.kind === 'operator' ? [node] : operatorNodes(children(node));
  for (const operator of operators) yield [operator.path, operator];
}

function sameItems(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left === right || (left.length === right.length && left.every((item, index) => item === right[index]));
}
