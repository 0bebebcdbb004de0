import { type Graph, nodesByName, type OperatorNode, type Tensor } from '../../graph/graph.ts';
import type { Weight } from '../../operators/operator.ts';
import type { NetworkDefinition } from '../../spec/definition.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { fileOperators } from './fileNodes.ts';

/**
 * A bias straight before a BatchNorm is subtracted again with the mean: it costs memory and learns nothing.
 * https://arxiv.org/abs/1502.03167, section 3.2
 */
export function* wastedBias(_network: NetworkDefinition, graph: Graph): Generator<Problem> {
  let reads: ReadonlyMap<Tensor, number> | undefined;
  for (const norm of fileOperators(graph.nodes)) {
    const [input] = norm.inputs;
    if (norm.operator.name !== 'BatchNorm2d' || input === undefined) continue;
    const before = nodesByName(graph.nodes).get(input.path);
    const bias = before?.kind === 'operator' && isLinear(before) && before.weights.find(({ name }) => name === 'bias');
    if (!bias) continue;
    // What else reads it sees the bias.
    reads ??= readsOf(graph);
    if (reads.get(input) === 1) yield adviceOn(before, norm, bias);
  }
}

function adviceOn({ name: node, definition }: OperatorNode, norm: OperatorNode, bias: Weight): Problem {
  const saved = bias.shape[0] ?? 0;
  const message = `The bias of ${node} is undone by ${norm.name}, which subtracts the mean. Write bias: false and save ${saved} parameters.`;
  const range = definition.op?.range ?? definition.nameRange;
  return problem({ code: 'wasted-bias', message, range, node, attribute: 'bias' });
}

/** How often each tensor is read by nodes of the file, blocks included, and by the outside. */
function readsOf({ nodes, outputs }: Graph): ReadonlyMap<Tensor, number> {
  const reads = new Map<Tensor, number>();
  const read = (tensor: Tensor) => reads.set(tensor, (reads.get(tensor) ?? 0) + 1);
  for (const node of nodes) for (const tensor of new Set(node.inputs)) read(tensor);
  for (const { tensor } of outputs) read(tensor);
  return reads;
}

/** A sum of products. */
function isLinear(node: OperatorNode): boolean {
  return node.operator.category === 'Convolution' || node.operator.category === 'Linear';
}
