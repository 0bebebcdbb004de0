import type { AttributeSchema, AttributeValues } from '../operators/attribute.ts';
import type { Counts } from '../operators/counts.ts';
import type { Cost, Operator, Weight } from '../operators/operator.ts';
import type { Definition, NodeDefinition } from '../spec/definition.ts';
import type { Shape } from '../tensor/shape.ts';
import type { Value } from './evaluate.ts';

/**
 * A network with its blocks unfolded and its shapes worked out. The tree follows the text: each node knows the line it
 * came from, and a block's node holds the nodes inside. Leaves of kind `operator` are what is counted, lowered and run.
 */
export interface Graph {
  readonly name: string;
  readonly inputs: readonly GraphInput[];
  /** In an order in which every node comes after what it reads. */
  readonly nodes: readonly GraphNode[];
  readonly outputs: readonly GraphOutput[];
}

export interface GraphInput {
  readonly name: string;
  readonly tensor: Tensor;
}

export interface GraphOutput {
  readonly name: string;
  readonly tensor: Tensor;
}

/**
 * A value that flows. The same object is the output of the operator that makes it, of every block around that operator
 * and the input of every reader, so a map keyed by tensors sees through blocks.
 */
export interface Tensor {
  /** The path of the operator node or the name of the input that makes it. */
  readonly path: string;
  readonly port: number;
  /** With the batch; undefined after something that could not be resolved. */
  readonly shape: Shape | undefined;
}

export type GraphNode = OperatorNode | BlockNode | RepeatNode | SkippedNode | UnresolvedNode;

interface Common {
  /** `stem`, `stage1.0.conv1`: the names from the file inward, with the number of the copy where a node is repeated. */
  readonly path: string;
  readonly name: string;
  readonly definition: NodeDefinition;
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  /** Who is read, by names of the same definition: the edges as the text has them. */
  readonly sources: readonly Source[];
}

export interface Source {
  readonly name: string;
  readonly port: number;
}

export interface OperatorNode extends Common {
  readonly kind: 'operator';
  readonly operator: Operator;
  readonly attributes: AttributeValues<AttributeSchema>;
  readonly weights: readonly Weight[];
  readonly costs: readonly Cost[];
  readonly counts: Counts;
}

export interface BlockNode extends Common {
  readonly kind: 'block';
  readonly block: Definition;
  /** Undefined where a value is not known. */
  readonly parameters: ReadonlyMap<string, Value | undefined>;
  readonly nodes: readonly GraphNode[];
}

/** Copies in a row, each reading the one before. */
export interface RepeatNode extends Common {
  readonly kind: 'repeat';
  readonly op: string;
  readonly copies: readonly GraphNode[];
}

/** Its `when` does not hold: the first input passes through. */
export interface SkippedNode extends Common {
  readonly kind: 'skipped';
  readonly op: string;
}

/** Something about it or before it is wrong; its outputs have no shape. */
export interface UnresolvedNode extends Common {
  readonly kind: 'unresolved';
  readonly op: string;
}

/** The nodes of one level by their names, which are unique. */
export function nodesByName(nodes: readonly GraphNode[]): ReadonlyMap<string, GraphNode> {
  const remembered = byName.get(nodes);
  if (remembered !== undefined) return remembered;
  const found = new Map(nodes.map((node) => [node.name, node]));
  byName.set(nodes, found);
  return found;
}

/** Asked for by the checks, and again after the next edit. */
const byName = new WeakMap<readonly GraphNode[], ReadonlyMap<string, GraphNode>>();

/** Every operator of the graph, in order, inside blocks too. */
export function* operatorNodes(nodes: readonly GraphNode[]): Generator<OperatorNode> {
  for (const node of nodes) {
    if (node.kind === 'operator') yield node;
    else yield* operatorNodes(children(node));
  }
}

export function children(node: GraphNode): readonly GraphNode[] {
  if (node.kind === 'block') return node.nodes;
  return node.kind === 'repeat' ? node.copies : [];
}

/** The inputs whose numbers the outputs depend on; of the others only the size is read. */
export function valueInputs({ operator, inputs }: OperatorNode): readonly Tensor[] {
  const { readsSizeOf = [] } = operator;
  return readsSizeOf.length === 0 ? inputs : inputs.filter((_, index) => !readsSizeOf.includes(index));
}

/** Whether the node or anything inside could not be resolved. */
export function isUnresolved(node: GraphNode): boolean {
  return node.kind === 'unresolved' || children(node).some(isUnresolved);
}

/** What the text calls it: `Conv2d`, `Bottleneck`. */
export function operatorName(node: GraphNode): string {
  if (node.kind === 'operator') return node.operator.name;
  return node.kind === 'block' ? node.block.name : node.op;
}
