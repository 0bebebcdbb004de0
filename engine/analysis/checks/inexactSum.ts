import type { Graph } from '../../graph/graph.ts';
import { isExact } from '../../operators/exactness.ts';
import type { NetworkDefinition } from '../../spec/definition.ts';
import { type Problem, problem } from '../../spec/problem.ts';
import { sumOfCounts } from '../counts.ts';

/** Each node is counted exactly or refused, but many together can be beyond 2^53. */
export function* inexactSum({ nameRange: range }: NetworkDefinition, graph: Graph): Generator<Problem> {
  const { parameters, buffers, work } = sumOfCounts(graph.nodes);
  if (isExact(parameters, buffers, ...Object.values(work))) return;
  const message = 'The sums over all nodes are beyond 2^53 and are rounded. Use smaller sizes.';
  yield problem({ code: 'too-large', message, range });
}
