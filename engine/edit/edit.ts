import { isAlias, isNode, type Node, visit } from 'yaml';
import type { Analysis } from '../analysis/analyze.ts';
import { parse } from '../spec/parse.ts';
import type { Intention } from '../view/intention.ts';
import { addNode } from './addNode.ts';
import { connect } from './connect.ts';
import { deleteNodes } from './deleteNodes.ts';
import { disconnect } from './disconnect.ts';
import type { Edited } from './edited.ts';
import { insertOnEdge } from './insertOnEdge.ts';
import { renameNode } from './renameNode.ts';
import { setAttribute } from './setAttribute.ts';
import { entriesOf, entryEnd, entryOf, readSource, startOf } from './source.ts';
import { applyEdits, inOrder, type TextEdit } from './textEdit.ts';

/**
 * Turns an intention into the smallest text edits, against the text of `analysis`. Nothing is ever printed anew: comments,
 * spacing and the order of keys stay as they are. An edit that would make the text unreadable is refused.
 */
export function edit(analysis: Analysis, intention: Intention): Edited {
  if (!analysis.readable)
    return { refused: 'The text cannot be read as YAML right now. Mend it in the text editor first.' };
  const edited = carryOut(analysis, intention);
  if ('refused' in edited) return edited;
  const shared = sharedNode(analysis.text, edited.edits);
  if (shared !== undefined) {
    return { refused: `${shared} shares words with other nodes by a YAML anchor. Change it in the text editor.` };
  }
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

/** A node that is changed from within, though other nodes read its words too, or it reads those of another. */
function sharedNode(text: string, edits: readonly TextEdit[]): string | undefined {
  if (!/[&*]/.test(text)) return undefined;
  const source = readSource(text);
  const entries = entriesOf(entryOf(source.root, 'nodes')?.value);
  const changed = entries.filter((entry) => {
    const [start, end] = [startOf(entry.key), entryEnd(source, entry)];
    return edits.some((edit) => edit.start > start && edit.start < end);
  });
  return changed.find((entry) => hasAnchor(entry.value))?.name;
}

function hasAnchor(node: Node | null): boolean {
  let found = false;
  if (node === null) return found;
  visit(node, (_, part) => {
    found ||= isAlias(part) || (isNode(part) && part.anchor !== undefined);
  });
  return found;
}
