import type { OperatorNode, Tensor } from '../graph/graph.ts';

/**
 * What an operator leaves from the forward pass for the backward pass, as PyTorch does
 * (https://github.com/pytorch/pytorch/blob/main/tools/autograd/derivatives.yaml): a convolution needs its input to know the
 * gradient of its weight, a ReLU its output to know where it let the gradient pass, a sum nothing. The few numbers per
 * channel of a normalization's statistics are not listed.
 */
export interface Kept {
  readonly tensors: readonly Tensor[];
  /** Something of its own, so many bytes for each element of the output: where the largest values were, what was dropped. */
  readonly own?: { readonly name: string; readonly bytesPerElement: number };
}

/** `needsGradient` says whether any weight comes before a tensor; where none does, nothing is learnt. */
export function keptBy(node: OperatorNode, needsGradient: (tensor: Tensor) => boolean): Kept {
  const { inputs, outputs, operator } = node;
  const learns = node.weights.some((weight) => weight.kind === 'parameter');
  if (!learns && !inputs.some(needsGradient)) return nothing;
  switch (operator.category) {
    case 'Convolution':
    case 'Linear':
    case 'Normalization':
      return { tensors: inputs };
    case 'Activation':
      return { tensors: knowsFromOutput.has(operator.name) ? outputs : inputs };
    case 'Pooling':
      return largest.has(operator.name)
        ? { tensors: inputs, own: { name: 'indices', bytesPerElement: 8 } }
        : { tensors: inputs };
    case 'Merge':
      return operator.name === 'Mul' ? { tensors: factors(node, needsGradient) } : keptByOther(node);
    case 'Regularization':
    case 'Reshape':
    case 'Resize':
      return keptByOther(node);
  }
}

const nothing: Kept = { tensors: [] };

/** Their derivatives are functions of their own results. */
const knowsFromOutput = new Set(['ReLU', 'Sigmoid', 'Tanh', 'Softmax', 'LogSoftmax']);

const largest = new Set(['MaxPool2d', 'AdaptiveMaxPool2d']);

/** Each factor is needed for the gradient of the others. */
function factors({ inputs }: OperatorNode, needsGradient: (tensor: Tensor) => boolean): readonly Tensor[] {
  return inputs.filter((_, index) => inputs.some((other, each) => each !== index && needsGradient(other)));
}

function keptByOther(node: OperatorNode): Kept {
  switch (node.operator.name) {
    case 'Max':
    case 'LayerScale':
      return { tensors: node.inputs };
    case 'Dropout':
      return dropsNothing(node) ? nothing : { tensors: [], own: { name: 'mask', bytesPerElement: 1 } };
    default:
      return nothing;
  }
}

function dropsNothing({ attributes: { p } }: OperatorNode): boolean {
  return p === 0;
}
