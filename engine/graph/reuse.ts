import type { NetworkDefinition, NodeDefinition } from '../spec/definition.ts';
import { PlacedNode } from '../spec/placedNode.ts';
import type { Problem } from '../spec/problem.ts';
import { type Shape, sameShape } from '../tensor/shape.ts';
import {
  children,
  type Graph,
  type GraphNode,
  nodesByName,
  type OperatorNode,
  operatorName,
  operatorNodes,
  type Source,
  type Tensor,
} from './graph.ts';
import { operatorMoved } from './operatorNode.ts';

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
  /** An operator whose words are the same, whatever it reads now: its attributes come to what they came to. */
  operator(definition: NodeDefinition): OperatorNode | undefined;
  tensor(path: string, port: number, shape: Shape): Tensor;
}

export const noReuse: Reuse = {
  node: () => undefined,
  operator: () => undefined,
  tensor: (path, port, shape) => ({ path, port, shape }),
};

export function reuseOf(before: Before | undefined, network: NetworkDefinition): Reuse {
  return before === undefined ? noReuse : new ReuseOfGraph(before, network);
}

class ReuseOfGraph implements Reuse {
  private readonly nodes: ReadonlyMap<string, GraphNode>;
  private readonly troubled: ReadonlySet<string | undefined>;
  private readonly inside = new Map<string, ReadonlyMap<string, OperatorNode>>();

  /** What a name now stands for may be another block; undefined where all blocks of the file are as they were. */
  private readonly ownBlocks: ReadonlySet<string> | undefined;

  constructor({ graph, buildProblems, network }: Before, now: NetworkDefinition) {
    this.nodes = nodesByName(graph.nodes);
    this.troubled = new Set(buildProblems.map((problem) => problem.node));
    // A mistake inside a block of the file is told where it stands, once, whichever nodes use the block.
    const isMistaken = buildProblems.some(({ node, code }) => node === undefined && code !== 'hidden-block');
    const areSame = sameItems(network.blocks, now.blocks) && !isMistaken;
    this.ownBlocks = areSame ? undefined : new Set(now.blocks.map((block) => block.name));
  }

  node(definition: NodeDefinition, inputs: readonly Tensor[], sources: readonly Source[]): GraphNode | undefined {
    const before = this.saidAgain(definition);
    if (before === undefined || !sameItems(before.inputs, inputs)) return undefined;
    return moved(before, definition, sameSources(before.sources, sources) ? before.sources : sources);
  }

  operator(definition: NodeDefinition): OperatorNode | undefined {
    const before = this.saidAgain(definition);
    return before?.kind === 'operator' ? before : undefined;
  }

  tensor(path: string, port: number, shape: Shape): Tensor {
    const before = this.operatorAt(path)?.outputs[port];
    const tensor = { path, port, shape };
    return before !== undefined && isSameTensor(before, tensor) ? before : tensor;
  }

  /** What it told when it was built would have to be told again; and what is computed may come out otherwise now. */
  private saidAgain(definition: NodeDefinition): GraphNode | undefined {
    const before = this.nodes.get(definition.name);
    if (before === undefined || before.kind === 'unresolved' || this.troubled.has(definition.name)) return undefined;
    if (this.ownBlocks?.has(operatorName(before)) || (this.ownBlocks && holdsOwnBlock(before))) return undefined;
    return isSaidAgain(before.definition, definition) ? before : undefined;
  }

  private operatorAt(path: string): OperatorNode | undefined {
    const dot = path.indexOf('.');
    const name = dot < 0 ? path : path.slice(0, dot);
    const node = this.nodes.get(name);
    if (node === undefined || node.kind === 'operator') return path === name ? node : undefined;
    const operators = this.inside.get(name) ?? new Map(pathsInside(node));
    this.inside.set(name, operators);
    return operators.get(path);
  }
}

function isSaidAgain(before: NodeDefinition, now: NodeDefinition): boolean {
  return before instanceof PlacedNode && now instanceof PlacedNode && before.read === now.read && now.read.isConstant;
}

/** Whether two tensors of one name have the same shape, whatever open sizes come to. */
export function isSameTensor({ shape: before }: Tensor, { shape: now }: Tensor): boolean {
  return before !== undefined && now !== undefined && sameShape(before, now) === true;
}

/** A block of the file, itself or as the activation of one that ships. */
function holdsOwnBlock(node: GraphNode): boolean {
  return (node.kind === 'block' && node.block.origin === 'file') || children(node).some(holdsOwnBlock);
}

/** The same node, said elsewhere in the text. */
function moved(before: GraphNode, definition: NodeDefinition, sources: readonly Source[]): GraphNode {
  if (before.kind === 'operator') return operatorMoved(before, definition, sources);
  if (before.kind !== 'repeat') return { ...before, definition, sources };
  // The copies come from the same line.
  const copies = before.copies.map((copy) => moved(copy, definition, copy.sources));
  return { ...before, definition, sources, copies };
}

function sameSources(left: readonly Source[], right: readonly Source[]): boolean {
  const same = ({ name, port }: Source, index: number) => name === right[index]?.name && port === right[index]?.port;
  return left.length === right.length && left.every(same);
}

function* pathsInside(node: GraphNode): Generator<[string, OperatorNode]> {
  for (const operator of operatorNodes(children(node))) yield [operator.path, operator];
}

function sameItems(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left === right || (left.length === right.length && left.every((item, index) => item === right[index]));
}
