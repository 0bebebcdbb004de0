import { children, type GraphNode, type OperatorNode } from '../graph/graph.ts';
import type { Weight, WorkClass } from '../operators/operator.ts';
import { type Receipt, receipt, type Term, term } from '../operators/receipt.ts';

/** What a node weighs and costs for one sample, everything inside it included. */
export interface Counts {
  /** Trainable numbers. */
  readonly parameters: number;
  /** Running statistics and the like: kept with the weights, not trained. */
  readonly buffers: number;
  /** Multiply-accumulates of convolutions and linear layers, bias not counted. */
  readonly macs: number;
  /** Elementary operations of each class; `macs` is among them. */
  readonly work: Readonly<Record<WorkClass, number>>;
  /** False where something inside is unresolved or of unknown size: the numbers are then those of the rest. */
  readonly complete: boolean;
}

const memory = new WeakMap<object, Counts>();

export function countsOf(node: GraphNode): Counts {
  const key = inner(node);
  const remembered = memory.get(key);
  if (remembered !== undefined) return remembered;
  const counts =
    node.kind === 'operator' ? operatorCounts(node) : sumOfCounts(children(node), node.kind !== 'unresolved');
  memory.set(key, counts);
  return counts;
}

/** What the counts are made of; it stays the same object when a node is taken over into the graph of the next version. */
function inner(node: GraphNode): object {
  switch (node.kind) {
    case 'operator':
      return node.costs;
    case 'block':
      return node.nodes;
    case 'repeat':
      return node.copies;
    default:
      return node;
  }
}

export function sumOfCounts(nodes: readonly GraphNode[], complete = true): Counts {
  const work = noWork();
  let parameters = 0;
  let buffers = 0;
  let all = complete;
  for (const node of nodes) {
    const counts = countsOf(node);
    parameters += counts.parameters;
    buffers += counts.buffers;
    all &&= counts.complete;
    for (const name of workClasses) work[name] += counts.work[name];
  }
  return { parameters, buffers, macs: work.macs, work, complete: all };
}

/** The arithmetic of a count, one term for each tensor or operator that adds to it. */
export function receiptOf(node: GraphNode, count: 'parameters' | 'buffers' | 'macs'): Receipt {
  return receipt([...termsOf(node, count, '')]);
}

export const workClasses: readonly WorkClass[] = [
  'macs',
  'bias',
  'normalization',
  'activation',
  'pooling',
  'elementwise',
];

function* termsOf(node: GraphNode, count: 'parameters' | 'buffers' | 'macs', place: string): Generator<Term> {
  if (node.kind !== 'operator') {
    for (const child of children(node)) {
      const name = child.path.slice(node.path.length + 1);
      yield* termsOf(child, count, place === '' ? name : `${place}.${name}`);
    }
    return;
  }
  const prefix = place === '' ? '' : `${place}.`;
  if (count === 'macs') {
    for (const cost of node.costs) {
      if (cost.work === 'macs' && cost.factors !== undefined) yield term(place, cost.factors);
    }
    return;
  }
  const kind = count === 'parameters' ? 'parameter' : 'buffer';
  for (const weight of node.weights) {
    if (weight.kind === kind) yield term(`${prefix}${weight.name}`, weight.factors);
  }
}

function operatorCounts(node: OperatorNode): Counts {
  const work = noWork();
  let complete = true;
  for (const cost of node.costs) {
    if (cost.factors === undefined) complete = false;
    else work[cost.work] += term('', cost.factors).value;
  }
  const parameters = elementsOf(node.weights, 'parameter');
  return { parameters, buffers: elementsOf(node.weights, 'buffer'), macs: work.macs, work, complete };
}

function elementsOf(weights: readonly Weight[], kind: Weight['kind']): number {
  return weights
    .filter((weight) => weight.kind === kind)
    .reduce((total, weight) => total + weight.shape.reduce((product, extent) => product * extent, 1), 0);
}

function noWork(): Record<WorkClass, number> {
  return { macs: 0, bias: 0, normalization: 0, activation: 0, pooling: 0, elementwise: 0 };
}
