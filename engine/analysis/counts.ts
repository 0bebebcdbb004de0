import { children, type GraphNode } from '../graph/graph.ts';
import type { Counts } from '../operators/counts.ts';
import type { WorkClass } from '../operators/operator.ts';
import { type Receipt, receipt, type Term, term } from '../operators/receipt.ts';

const memory = new WeakMap<object, Counts>();

export function countsOf(node: GraphNode): Counts {
  if (node.kind === 'operator') return node.counts;
  // What is inside stays the same object when a node is taken over into the graph of the next version.
  const inside = children(node);
  if (inside.length === 0) return sumOfCounts([], node.kind !== 'unresolved');
  const remembered = memory.get(inside);
  if (remembered !== undefined) return remembered;
  const counts = sumOfCounts(inside);
  memory.set(inside, counts);
  return counts;
}

export function sumOfCounts(nodes: readonly GraphNode[], complete = true): Counts {
  let all = complete;
  let [parameters, buffers, macs, bias, normalization, activation, pooling, elementwise] = [0, 0, 0, 0, 0, 0, 0, 0];
  // Written out: this is summed up for every block on every keystroke.
  for (const node of nodes) {
    const counts = countsOf(node);
    const { work } = counts;
    parameters += counts.parameters;
    buffers += counts.buffers;
    macs += work.macs;
    bias += work.bias;
    normalization += work.normalization;
    activation += work.activation;
    pooling += work.pooling;
    elementwise += work.elementwise;
    all &&= counts.complete;
  }
  const work = { macs, bias, normalization, activation, pooling, elementwise };
  return { parameters, buffers, macs, work, complete: all };
}

/** What can be counted: tensors by their kind, work by its class. */
export type CountName = 'parameters' | 'buffers' | WorkClass;

/** The arithmetic of a count, one term for each tensor or operator that adds to it. */
export function receiptOf(node: GraphNode, count: CountName): Receipt {
  return receipt([...termsOf(node, count, '')]);
}

/** Floating-point operations: two for each multiply-accumulate, and everything of the other classes. */
export function flopsOf({ work }: Counts): number {
  return workClasses.reduce((sum, name) => sum + (name === 'macs' ? 2 : 1) * work[name], 0);
}

export const workClasses: readonly WorkClass[] = [
  'macs',
  'bias',
  'normalization',
  'activation',
  'pooling',
  'elementwise',
];

function* termsOf(node: GraphNode, count: CountName, place: string): Generator<Term> {
  if (node.kind !== 'operator') {
    for (const child of children(node)) {
      const name = child.path.slice(node.path.length + 1);
      yield* termsOf(child, count, place === '' ? name : `${place}.${name}`);
    }
  } else if (count === 'parameters' || count === 'buffers') {
    const kind = count === 'parameters' ? 'parameter' : 'buffer';
    const prefix = place === '' ? '' : `${place}.`;
    for (const weight of node.weights) {
      if (weight.kind === kind) yield term(`${prefix}${weight.name}`, weight.factors);
    }
  } else {
    for (const cost of node.costs) {
      if (cost.work === count && cost.factors !== undefined) yield term(place, cost.factors);
    }
  }
}
