import { build } from '../graph/build.ts';
import { type Graph, isUnresolved } from '../graph/graph.ts';
import type { Counts } from '../operators/counts.ts';
import type { NetworkDefinition } from '../spec/definition.ts';
import { type Parsed, parse } from '../spec/parse.ts';
import type { Problem } from '../spec/problem.ts';
import { check } from './check.ts';
import { sumOfCounts } from './counts.ts';

/** Everything the engine knows of one text. */
export interface Analysis {
  readonly text: string;
  readonly network: NetworkDefinition;
  readonly graph: Graph;
  /** Sums over the whole network for one sample. */
  readonly totals: Counts;
  /** How many nodes of the file are missing from the totals, whole or in part; not those whose work hangs on an open size. */
  readonly unresolved: number;
  /** In the order of the text. */
  readonly problems: readonly Problem[];
  /** False where the text is not YAML. */
  readonly readable: boolean;
  /** For the analysis of the next version. */
  readonly parsed: Parsed;
  readonly buildProblems: readonly Problem[];
}

/**
 * Reads, unfolds and counts. Never throws; whatever is wrong is among the problems. With the analysis of the version before,
 * only what changed is worked out again; the result is the same.
 */
export function analyze(text: string, before?: Analysis): Analysis {
  const parsed = parse(text, before?.parsed);
  const { network, problems: textProblems, readable } = parsed;
  const { graph, problems: buildProblems } = build(network, before);
  const found = [...textProblems, ...buildProblems, ...check(network, graph)];
  const problems = readable ? found : withoutConsequences(found);
  return {
    text,
    network,
    graph,
    totals: sumOfCounts(graph.nodes),
    unresolved: graph.nodes.filter(isUnresolved).length,
    problems: problems.sort((left, right) => left.range.start - right.range.start),
    readable,
    parsed,
    buildProblems,
  };
}

/** Where the text is not YAML, what else seems wrong with the node, or behind the place, may come from what was not read. */
function withoutConsequences(problems: readonly Problem[]): Problem[] {
  const causes = problems.filter(({ code }) => code === 'yaml-syntax');
  const isCause = (problem: Problem) => causes.includes(problem);
  const nodes = new Set(causes.map(({ node }) => node));
  const first = Math.min(...causes.filter(({ node }) => node === undefined).map(({ range }) => range.start));
  return problems.filter(
    (problem) =>
      isCause(problem) || (problem.range.start < first && (problem.node === undefined || !nodes.has(problem.node))),
  );
}

export function hasErrors(analysis: Analysis): boolean {
  return analysis.problems.some((problem) => problem.severity === 'error');
}
