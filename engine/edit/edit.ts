import type { Analysis } from '../analysis/analyze.ts';
import { parse } from '../spec/parse.ts';
import type { Intention } from '../view/intention.ts';
import { addNode } from './addNode.ts';
import { connect } from './connect.ts';
import { deleteNodes } from './deleteNodes.ts';
import { disconnect } from './disconnect.ts';
import { insertOnEdge } from './insertOnEdge.ts';
import { renameNode } from './renameNode.ts';
import { setAttribute } from './setAttribute.ts';
import { applyEdits, inOrder, type TextEdit } from './textEdit.ts';

/** What an intention comes to: edits to make, or the reason not to, as a sentence for people. */
export type Edited = Edit | { readonly refused: string };

export interface Edit {
  readonly edits: readonly TextEdit[];
  /** The name of the node that the edits make. */
  readonly created?: string;
}

/**
 * Turns an intention into the smallest text edits, against the text of `analysis`. Nothing is ever printed anew: comments,
 * spacing and the order of keys stay as they are. An edit that would make the text unreadable is refused.
 */
export function edit(analysis: Analysis, intention: Intention): Edited {
  if (!analysis.readable)
    return { refused: 'The text cannot be read as YAML right now. Mend it in the text editor first.' };
  const edited = carryOut(analysis, intention);
  if ('refused' in edited) return edited;
  const after = parse(applyEdits(analysis.text, edited.edits));
  if (!after.readable) return { refused: 'This would make the text unreadable, so nothing was changed.' };
  return { ...edited, edits: inOrder(edited.edits) };
}

function carryOut(analysis: Analysis, intention: Intention): Edited {
  switch (intention.kind) {
    case 'add-node':
      return addNode(analysis, intention);
    case 'insert-on-edge':
      return insertOnEdge(analysis, intention);
    case 'connect':
      return connect(analysis, intention);
    case 'disconnect':
      return disconnect(analysis, intention);
    case 'delete-nodes':
      return deleteNodes(analysis, intention);
    case 'set-attribute':
      return setAttribute(analysis, intention);
    case 'rename-node':
      return renameNode(analysis, intention);
  }
}
