import type { Graph, OperatorNode } from '../../graph/graph.ts';
import { callOf } from '../../graph/operatorNode.ts';
import type { Window } from '../../operators/operator.ts';
import type { NetworkDefinition } from '../../spec/definition.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { fileOperators } from './fileNodes.ts';

/** PyTorch accepts a stride that steps over pixels and a padding in which whole windows disappear; both waste data or work. */
export function* blindWindow(_network: NetworkDefinition, graph: Graph): Generator<Problem> {
  for (const node of fileOperators(graph.nodes)) {
    const window = node.operator.category === 'Convolution' ? windowOf(node) : undefined;
    if (window === undefined || typeof window === 'string') continue;
    for (const axis of [0, 1] as const) {
      const reach = window.dilation[axis] * (window.kernel[axis] - 1) + 1;
      // A 1×1 convolution with stride 2 is the usual shortcut of a ResNet: it skips pixels on purpose.
      const skips = window.stride[axis] > reach && reach > 1;
      const blind = window.padding[axis] >= reach && reach > 1;
      if (!skips && !blind) continue;
      const message = skips
        ? `Stride ${window.stride[axis]} steps over pixels that no window of ${reach} sees. Use a stride of ${reach} or less, or a larger kernel_size.`
        : `With padding ${window.padding[axis]} some windows of ${reach} see nothing but padding. Use a padding of ${Math.floor(reach / 2)}.`;
      const range = node.definition.op?.range ?? node.definition.nameRange;
      yield problem({ code: 'blind-window', message, range, node: node.name });
      break;
    }
  }
}

/** A convolution's follows from its attributes, and those stay the same object from version to version. */
function windowOf(node: OperatorNode): Window | undefined {
  const window = windows.get(node.attributes) ?? node.operator.window?.(callOf(node));
  if (window !== undefined) windows.set(node.attributes, window);
  return window;
}

const windows = new WeakMap<object, Window>();
