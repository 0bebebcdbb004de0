import type { Analysis } from '../analysis/analyze.ts';
import { libraryWith } from '../library/library.ts';
import { paletteOf } from './palette.ts';
import type { Snapshot } from './snapshot.ts';
import { viewLevel, viewProblem } from './viewNode.ts';

/** What the canvas shows of an analysis. */
export function viewOf(analysis: Analysis, version: number): Snapshot {
  const { graph, network, totals, problems } = analysis;
  const shown = viewLevel({
    analysis,
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
    totals: { parameters, buffers, macs, unresolved: analysis.unresolved },
    problems: problems.filter((problem) => problem.node === undefined).map(viewProblem),
    palette: paletteOf(network.blocks),
  };
}
