import type { Analysis } from '../analysis/analyze.ts';
import { renameAt } from '../language/rename.ts';
import type { Intention } from '../view/intention.ts';
import type { Edited } from './edited.ts';

/** Gives a node or an input another name wherever it is mentioned, as renaming in the text does. */
export function renameNode(analysis: Analysis, { node, name }: Extract<Intention, { kind: 'rename-node' }>): Edited {
  const { nodes, inputs } = analysis.network;
  const named = [...nodes, ...inputs].find((each) => each.name === node);
  return named === undefined
    ? { refused: `${node} is no longer there.` }
    : renameAt(analysis, named.nameRange.start, name.trim());
}
