import type { Graph } from '../graph/graph.ts';
import type { NetworkDefinition } from '../spec/definition.ts';
import type { Problem } from '../spec/problem.ts';
import { blindWindow } from './checks/blindWindow.ts';
import { inexactSum } from './checks/inexactSum.ts';
import { silentBroadcast } from './checks/silentBroadcast.ts';
import { singleValueNormalization } from './checks/singleValueNormalization.ts';
import { unusedNode } from './checks/unusedNode.ts';
import { wastedBias } from './checks/wastedBias.ts';

/** Looks at a whole network for what is allowed but hardly meant. A check is one file and one line here. */
export type Check = (network: NetworkDefinition, graph: Graph) => Iterable<Problem>;

const checks: readonly Check[] = [
  unusedNode,
  wastedBias,
  silentBroadcast,
  blindWindow,
  singleValueNormalization,
  inexactSum,
];

export function check(network: NetworkDefinition, graph: Graph): readonly Problem[] {
  return checks.flatMap((each) => [...each(network, graph)]);
}
