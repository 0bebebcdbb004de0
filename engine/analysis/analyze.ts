import { build } from '../graph/build.ts';
import { type Graph, type GraphNode, isUnresolved } from '../graph/graph.ts';
import type { NetworkDefinition } from '../spec/definition.ts';
import { parse } from '../spec/parse.ts';
import type { Problem } from '../spec/problem.ts';
import { check } from './check.ts';
import { type Counts, sumOfCounts } from './counts.ts';

/** Everything the engine knows of one text. */
export interface Analysis {
  readonly text: string;
  readonly network: NetworkDefinition;
  readonly graph: Graph;
  /** Sums over the whole network for one sample. */
  readonly totals: Counts;
  /** How many nodes of the file are missing from the totals, whole or in part. */
  readonly unresolved: number;
  /** In the order of the text. */
  readonly problems: readonly Problem[];
  /** False where the text is not YAML. */
  readonly readable: boolean;
}

/** Reads, unfolds and counts. Never throws; whatever is wrong is among the problems. */
export function analyze(text: string): Analysis {
  const { network, problems: textProblems, readable } = parse(text);
  const { graph, problems: graphProblems } = build(network);
  const problems = [...textProblems, ...graphProblems, ...check(network, graph)];
  return {
    text,
    network,
    graph,
    totals: sumOfCounts(graph.nodes),
    unresolved: graph.nodes.filter(isIncomplete).length,
    problems: problems.sort((left, right) => left.range.start - right.range.start),
    readable,
  };
}

export function hasErrors(analysis: Analysis): boolean {
  return analysis.problems.some((problem) => problem.severity === 'error');
}

function isIncomplete(node: GraphNode): boolean {
  return isUnresolved(node) || !sumOfCounts([node]).complete;
}
