import type { Graph, OperatorNode, Tensor } from '../../graph/graph.ts';
import type { Weight } from '../../operators/operator.ts';
import type { NetworkDefinition } from '../../spec/definition.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { fileOperators } from './fileNodes.ts';

/**
 * A bias straight before a BatchNorm is subtracted again with the mean: it costs memory and learns nothing.
 * https://arxiv.org/abs/1502.03167, section 3.2
 */
export function* wastedBias(_network: NetworkDefinition, graph: Graph): Generator<Problem> {
  const makers = new Map<Tensor, OperatorNode>();
  let reads: ReadonlyMap<Tensor, number> | undefined;
  for (const node of fileOperators(graph.nodes)) {
    const [input] = node.inputs;
    if (node.operator.name === 'BatchNorm2d' && input !== undefined) {
      const before = makers.get(input);
      const bias = before?.weights.find((weight) => weight.name === 'bias');
      if (before === undefined || bias === undefined) continue;
      // What else reads it sees the bias.
      reads ??= readsOf(graph);
      if (reads.get(input) === 1) yield adviceOn(before, node, bias);
    } else if (isLinear(node)) {
      for (const output of node.outputs) makers.set(output, node);
    }
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
