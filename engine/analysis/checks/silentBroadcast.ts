import type { Graph } from '../../graph/graph.ts';
import type { NetworkDefinition } from '../../spec/definition.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { printShape, sameShape } from '../../tensor/shape.ts';
import { fileOperators } from './fileNodes.ts';

/** PyTorch stretches a 1 × 1 branch over the whole map when it is added; that is seldom what a residual sum means. */
export function* silentBroadcast(_network: NetworkDefinition, graph: Graph): Generator<Problem> {
  for (const node of fileOperators(graph.nodes)) {
    if (node.operator.name !== 'Add' && node.operator.name !== 'Sub') continue;
    const [first, ...others] = node.inputs.map((input) => input.shape);
    const other = others.find(
      (shape) => first !== undefined && shape !== undefined && sameShape(first, shape) === false,
    );
    if (first === undefined || other === undefined) continue;
    const message = `${node.name} stretches ${printShape(other)} and ${printShape(first)} to one shape, as PyTorch does. Make the branches equal if that is not meant.`;
    const range = node.definition.op?.range ?? node.definition.nameRange;
    yield problem({ code: 'silent-broadcast', message, range, node: node.name });
  }
}
