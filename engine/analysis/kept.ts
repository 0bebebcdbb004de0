import type { OperatorNode, Tensor } from '../graph/graph.ts';
import type { Shape } from '../tensor/shape.ts';

/**
 * What an operator leaves from the forward pass for the backward pass, as PyTorch does
 * (https://github.com/pytorch/pytorch/blob/main/tools/autograd/derivatives.yaml): a convolution needs its input to know the
 * gradient of its weight, a ReLU its output to know where it let the gradient pass, a sum nothing.
 *
 * Not listed is what one operator here is several of in PyTorch (`LPPool2d`, `LocalResponseNorm`, a product of three) keeps on
 * the way, nor the copy that a convolution pads where it cannot do so itself; nor a normalization's statistics over the
 * batch, the few numbers per channel that do not grow with it.
 */
export interface Kept {
  readonly tensors: readonly Tensor[];
  /** Something of its own, so many bytes for each element of a shape: where the largest values were, what was dropped. */
  readonly own?: { readonly name: string; readonly bytesPerElement: number; readonly shape: Shape };
}

/** `needsGradient` says whether any weight comes before a tensor; where none does, nothing is learnt. */
export function keptBy(node: OperatorNode, needsGradient: (tensor: Tensor) => boolean): Kept {
  const { inputs, outputs, operator } = node;
  const learns = node.weights.some((weight) => weight.kind === 'parameter');
  if (!learns && !inputs.some(needsGradient)) return nothing;
  switch (operator.category) {
    case 'Convolution':
    case 'Linear':
      return { tensors: inputs };
    case 'Normalization':
      return { tensors: inputs, ...own('statistics', 2 * float, statisticsShape(node)) };
    case 'Activation':
      return { tensors: knowsFromOutput.has(operator.name) ? outputs : inputs };
    case 'Pooling':
      return { tensors: inputs, ...(largest.has(operator.name) && own('indices', 8, outputs[0]?.shape)) };
    case 'Merge':
      return operator.name === 'Mul' ? { tensors: factors(node, needsGradient) } : keptByOther(node);
    case 'Regularization':
    case 'Reshape':
    case 'Resize':
      return keptByOther(node);
  }
}

const nothing: Kept = { tensors: [] };
const float = 4;

/** Their derivatives are functions of their own results. */
const knowsFromOutput = new Set(['ReLU', 'Sigmoid', 'Tanh', 'Softmax', 'LogSoftmax']);

const largest = new Set(['MaxPool2d', 'AdaptiveMaxPool2d']);

/** Each factor is needed for the gradient of the others. */
function factors({ inputs }: OperatorNode, needsGradient: (tensor: Tensor) => boolean): readonly Tensor[] {
  return inputs.filter((_, index) => inputs.some((other, each) => each !== index && needsGradient(other)));
}

/** Where each sample is normalized by itself, there is a mean and a deviation for each part of it. */
function statisticsShape({ operator, inputs, attributes }: OperatorNode): Shape | undefined {
  const [shape = []] = inputs.map((tensor) => tensor.shape);
  const { num_groups: groups, normalized_shape: normalized } = attributes;
  switch (operator.name) {
    case 'GroupNorm':
      return typeof groups === 'number' ? [...shape.slice(0, 1), groups] : undefined;
    case 'LayerNorm':
      return typeof normalized === 'object' ? shape.slice(0, shape.length - normalized.length) : undefined;
    case 'LayerNorm2d':
      return shape.filter((_, axis) => axis !== 1);
    default:
      return undefined;
  }
}

function keptByOther(node: OperatorNode): Kept {
  const { inputs, outputs, attributes } = node;
  switch (node.operator.name) {
    case 'Max':
    case 'LayerScale':
      return { tensors: inputs };
    case 'Pad':
      return looksBack.has(attributes.mode) ? { tensors: inputs } : nothing;
    case 'Dropout':
      // As on a GPU, where a mask has a byte for each element.
      return attributes.p === 0 ? nothing : { tensors: [], ...own('mask', 1, outputs[0]?.shape) };
    default:
      return nothing;
  }
}

/** Modes of padding whose derivative asks for the input's size, and is given the input. */
const looksBack = new Set<unknown>(['reflect', 'replicate']);

function own(name: string, bytesPerElement: number, shape: Shape | undefined): Pick<Kept, 'own'> {
  return shape === undefined ? {} : { own: { name, bytesPerElement, shape } };
}
