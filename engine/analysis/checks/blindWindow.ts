import type { Graph, OperatorNode } from '../../graph/graph.ts';
import { callOf } from '../../graph/operatorNode.ts';
import type { Window } from '../../operators/operator.ts';
import type { NetworkDefinition } from '../../spec/definition.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { fileOperators } from './fileNodes.ts';

/** PyTorch accepts a stride that steps over pixels and a padding in which whole windows disappear; both waste data or work. */
export function* blindWindow(_network: NetworkDefinition, graph: Graph): Generator<Problem> {
  for (const node of fileOperators(graph.nodes)) {
    if (node.operator.category !== 'Convolution') continue;
    const message = adviceOn(node);
    if (message === '') continue;
    const range = node.definition.op?.range ?? node.definition.nameRange;
    yield problem({ code: 'blind-window', message, range, node: node.name });
  }
}

/** A convolution's window follows from its attributes, which stay the same object from version to version. */
function adviceOn(node: OperatorNode): string {
  const remembered = memory.get(node.attributes);
  if (remembered !== undefined) return remembered;
  const window = node.operator.window?.(callOf(node));
  const advice = typeof window === 'object' ? (adviceAlong(window, 0) ?? adviceAlong(window, 1) ?? '') : '';
  memory.set(node.attributes, advice);
  return advice;
}

const memory = new WeakMap<object, string>();

function adviceAlong({ kernel, stride, padding, dilation }: Exclude<Window, string>, axis: 0 | 1): string | undefined {
  const reach = dilation[axis] * (kernel[axis] - 1) + 1;
  // A 1×1 convolution with stride 2 is the usual shortcut of a ResNet: it skips pixels on purpose.
  if (reach === 1) return undefined;
  if (stride[axis] > reach)
    return `Stride ${stride[axis]} steps over pixels that no window of ${reach} sees. Use a stride of ${reach} or less, or a larger kernel_size.`;
  if (padding[axis] < reach) return undefined;
  return `With padding ${padding[axis]} some windows of ${reach} see nothing but padding. Use a padding of ${Math.floor(reach / 2)}.`;
}
