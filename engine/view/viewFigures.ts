import type { Analysis } from '../analysis/analyze.ts';
import { children, type GraphNode } from '../graph/graph.ts';
import { missingFromSums, networkFigures } from '../language/networkFigures.ts';
import { nodeFigures } from '../language/nodeFigures.ts';
import type { ViewFigures } from './snapshot.ts';

/** The figures of the node with the path, or of the network where none is selected. */
export function viewFigures(analysis: Analysis, selected: string | undefined): ViewFigures {
  const { graph } = analysis;
  if (selected !== undefined) {
    const node = nodeAt(graph.nodes, selected);
    return { of: selected, list: node === undefined ? [] : nodeFigures(graph, node) };
  }
  const missing = missingFromSums(analysis);
  return { list: networkFigures(analysis), ...(missing && { missing }) };
}

function nodeAt(nodes: readonly GraphNode[], path: string): GraphNode | undefined {
  const around = nodes.find((node) => node.path === path || path.startsWith(`${node.path}.`));
  return around === undefined || around.path === path ? around : nodeAt(children(around), path);
}
