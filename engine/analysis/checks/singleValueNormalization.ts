import type { Graph, OperatorNode } from '../../graph/graph.ts';
import type { NetworkDefinition } from '../../spec/definition.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { fileOperators } from './fileNodes.ts';

/**
 * A normalization subtracts the mean: of a single value nothing is left. PyTorch refuses it in training,
 * `_verify_batch_size` and `_verify_spatial_size` in https://github.com/pytorch/pytorch/blob/main/torch/nn/functional.py
 */
export function* singleValueNormalization(_network: NetworkDefinition, graph: Graph): Generator<Problem> {
  for (const node of fileOperators(graph.nodes)) {
    const message = messages[node.operator.name]?.(node.name);
    if (message === undefined || !hasSingleValue(node)) continue;
    const range = node.definition.op?.range ?? node.definition.nameRange;
    yield problem({ code: 'single-value-normalization', message, range, node: node.name });
  }
}

/** One pixel per channel. */
function hasSingleValue({ inputs: [input] }: OperatorNode): boolean {
  const [, , height, width] = input?.shape ?? [];
  return height === 1 && width === 1;
}

const messages: Readonly<Record<string, (node: string) => string>> = {
  BatchNorm2d: (node) =>
    `${node} has one value per channel and image, so training needs batches of 2 or more. Normalize before the pooling if that is not meant.`,
  InstanceNorm2d: (node) =>
    `${node} has one value per channel and image, of which its mean leaves 0, so PyTorch refuses it in training. Normalize before the pooling, or not at all.`,
};
