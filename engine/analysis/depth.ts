import {
  type Graph,
  isUnresolved,
  type OperatorNode,
  operatorNodes,
  type Tensor,
  valueInputs,
} from '../graph/graph.ts';
import { type Receipt, receipt, term } from '../operators/receipt.ts';

/**
 * How deep a network is, as its papers say it: the convolutions and linear layers on the longest way through, other
 * operators not counted. ResNet-50 has 50, GoogLeNet 22, DenseNet-121 121.
 */
export interface Depth {
  readonly layers: number;
  /** One of the longest ways: what stands on it, from the input on. */
  readonly chain: readonly OperatorNode[];
  readonly receipt: Receipt;
  /** How many layers there are up to a tensor, on the longest way to it. */
  readonly upTo: ReadonlyMap<Tensor, number>;
  /** False where something is unresolved: the number is then that of the rest. */
  readonly complete: boolean;
}

export function depthOf(graph: Graph): Depth {
  const remembered = memory.get(graph);
  if (remembered !== undefined) return remembered;
  const ways = waysThrough(graph);
  const longest = [...ways.values()].reduce(longer, start);
  const chain = layersOf(longest);
  const depth = {
    layers: longest.layers,
    chain,
    receipt: receipt(chain.map((node) => term(node.path, [1]))),
    upTo: new Map([...ways].map(([tensor, way]) => [tensor, way.layers])),
    complete: !graph.nodes.some(isUnresolved),
  };
  memory.set(graph, depth);
  return depth;
}

const memory = new WeakMap<Graph, Depth>();

/** The longest way to a tensor, last layer first. */
interface Way {
  readonly layers: number;
  readonly last?: { readonly node: OperatorNode; readonly before: Way };
}

const start: Way = { layers: 0 };

function waysThrough(graph: Graph): ReadonlyMap<Tensor, Way> {
  const ways = new Map<Tensor, Way>(graph.inputs.map(({ tensor }) => [tensor, start]));
  for (const node of operatorNodes(graph.nodes)) {
    const before = valueInputs(node)
      .map((tensor) => ways.get(tensor) ?? start)
      .reduce(longer, start);
    const way = isLayer(node) ? { layers: before.layers + 1, last: { node, before } } : before;
    for (const tensor of node.outputs) ways.set(tensor, way);
  }
  return ways;
}

function longer(left: Way, right: Way): Way {
  return right.layers > left.layers ? right : left;
}

function isLayer(node: OperatorNode): boolean {
  return node.costs.some((cost) => cost.work === 'macs');
}

function layersOf(way: Way): readonly OperatorNode[] {
  const layers: OperatorNode[] = [];
  for (let { last } = way; last !== undefined; { last } = last.before) layers.push(last.node);
  return layers.reverse();
}
