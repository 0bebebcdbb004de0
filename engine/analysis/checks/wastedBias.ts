import type { Graph, OperatorNode } from '../../graph/graph.ts';
import type { NetworkDefinition } from '../../spec/definition.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { fileOperators } from './fileNodes.ts';

/**
 * A bias straight before a BatchNorm is subtracted again with the mean: it costs memory and learns nothing.
 * https://arxiv.org/abs/1502.03167, section 3.2
 */
export function* wastedBias(_network: NetworkDefinition, graph: Graph): Generator<Problem> {
  const operators = [...fileOperators(graph.nodes)];
  for (const norm of operators.filter((node) => node.operator.name === 'BatchNorm2d')) {
    const [input] = norm.inputs;
    const before = operators.find((node) => node.outputs[0] === input);
    const bias = before?.weights.find((weight) => weight.name === 'bias');
    if (input === undefined || before === undefined || bias === undefined || !isLinear(before)) continue;
    if (operators.filter((node) => node.inputs.includes(input)).length !== 1) continue;
    const saved = bias.shape[0] ?? 0;
    const message = `The bias of ${before.name} is undone by ${norm.name}, which subtracts the mean. Write bias: false and save ${saved} parameters`;
    const range = before.definition.op?.range ?? before.definition.nameRange;
    yield problem({ code: 'wasted-bias', message, range, node: before.name, attribute: 'bias' });
  }
}

function isLinear(node: OperatorNode): boolean {
  return node.costs.some((cost) => cost.work === 'macs');
}
