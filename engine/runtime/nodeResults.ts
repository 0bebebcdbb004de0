import { children, type Graph, type GraphNode, operatorName, operatorNodes } from '../graph/graph.ts';
import { type OnnxModel, pathOf } from '../onnx/model.ts';
import type { Observed } from './observe.ts';
import type { NodeResult } from './result.ts';

/** Each operator, the second and later outputs of one by themselves. */
export function operatorResults(model: OnnxModel, { statistics, times: byNode }: Observed): NodeResult[] {
  const times = timesByPath(byNode);
  return model.operators.flatMap(({ path, operator, outputs }) =>
    outputs.flatMap((value, port) => {
      const found = statistics.get(value);
      if (found === undefined) return [];
      const time = port === 0 ? times?.(path) : undefined;
      return [{ id: port === 0 ? path : `${path}.${port}`, op: operator, ...found, time }];
    }),
  );
}

/** Each block, repeated node and copy of one: the statistics of its first output, the time of everything inside. */
export function blockResults(graph: Graph, model: OnnxModel, { statistics, times: byNode }: Observed): NodeResult[] {
  const times = timesByPath(byNode);
  const outputs = new Map(model.operators.map((each) => [each.path, each.outputs]));
  return [...blocksOf(graph.nodes)].flatMap((node) => {
    const [tensor] = node.outputs;
    const found = tensor && statistics.get(outputs.get(tensor.path)?.[tensor.port] ?? '');
    if (found === undefined) return [];
    const time = times && [...operatorNodes([node])].reduce((total, inner) => total + times(inner.path), 0);
    return [{ id: node.path, op: operatorName(node), ...found, time }];
  });
}

/** The time of all ONNX nodes that one node of the network became; an operator that became none took none. */
function timesByPath(times: Observed['times']): ((path: string) => number) | undefined {
  if (times === undefined) return undefined;
  const sums = new Map<string, number>();
  for (const [name, time] of times) sums.set(pathOf(name), (sums.get(pathOf(name)) ?? 0) + time);
  return (path) => sums.get(path) ?? 0;
}

function* blocksOf(nodes: readonly GraphNode[]): Generator<GraphNode> {
  for (const node of nodes) {
    if (node.kind !== 'block' && node.kind !== 'repeat') continue;
    yield node;
    yield* blocksOf(children(node));
  }
}
