import type { Analysis } from '../analysis/analyze.ts';
import { openSizes } from '../language/openSizes.ts';
import { libraryWith } from '../library/library.ts';
import type { Problem } from '../spec/problem.ts';
import { ownPalette } from './palette.ts';
import type { Look, Snapshot } from './snapshot.ts';
import { viewFigures } from './viewFigures.ts';
import { viewLevel, viewProblem } from './viewNode.ts';

/** What the canvas shows of an analysis. */
export function viewOf(analysis: Analysis, version: number, look: Look = { unfolded: [] }): Snapshot {
  const { graph, network, totals } = analysis;
  const unfolded = new Set(look.unfolded);
  const open = openSizes(graph.nodes, 'macs');
  const problems = byNode(analysis.problems);
  const shown = viewLevel({
    problems,
    unfolded,
    library: libraryWith(network.blocks),
    prefix: '',
    definition: network,
    inputs: graph.inputs.map((input) => input.tensor),
    nodes: graph.nodes,
    outputs: graph.outputs.map((output) => output.tensor),
    editable: true,
  });
  const { parameters, buffers, macs } = totals;
  return {
    version,
    name: network.name,
    ...shown,
    totals: { parameters, buffers, macs, unresolved: analysis.unresolved, ...(open && { open }) },
    figures: viewFigures(analysis, look.selected),
    problems: (problems.get(undefined) ?? []).map(viewProblem),
    blocks: ownPalette(network.blocks),
  };
}

/** While the text cannot be read: the last graph that could be, with what is wrong now and why nothing can be edited. */
export function frozenView(lastReadable: Snapshot, { problems }: Analysis): Snapshot {
  const told = problems.filter((problem) => problem.node === undefined);
  const reason = told.find((problem) => problem.code === 'yaml-syntax')?.message ?? 'The text is not YAML.';
  return { ...lastReadable, problems: told.map(viewProblem), frozen: reason };
}

function byNode(problems: readonly Problem[]): ReadonlyMap<string | undefined, readonly Problem[]> {
  const groups = new Map<string | undefined, Problem[]>();
  for (const problem of problems) {
    const group = groups.get(problem.node);
    if (group === undefined) groups.set(problem.node, [problem]);
    else group.push(problem);
  }
  return groups;
}
