import type { Analysis } from '../analysis/analyze.ts';
import { parse } from '../spec/parse.ts';
import type { Intention } from '../view/intention.ts';
import { addInput } from './addInput.ts';
import { addNode } from './addNode.ts';
import { hasAnchor } from './anchors.ts';
import { connect } from './connect.ts';
import { deleteNodes } from './deleteNodes.ts';
import { disconnect } from './disconnect.ts';
import type { Edited } from './edited.ts';
import { insertOnEdge } from './insertOnEdge.ts';
import { duplicateNodes, pasteNodes } from './pasteNodes.ts';
import { reconnect } from './reconnect.ts';
import { renameNode } from './renameNode.ts';
import { setAttribute } from './setAttribute.ts';
import { setOutput } from './setOutput.ts';
import { setShape } from './setShape.ts';
import { entryEnd, type MapEntry, type Source, sourceOf } from './source.ts';
import { applyEdits, inOrder, type TextEdit } from './textEdit.ts';

/**
 * Turns an intention into the smallest text edits, against the text of `analysis`. Nothing is ever printed anew: comments,
 * spacing and the order of keys stay as they are. An edit that would make the text unreadable is refused.
 */
export function edit(analysis: Analysis, intention: Intention): Edited {
  if (!analysis.readable)
    return { refused: 'The text cannot be read as YAML right now. Mend it in the text editor first.' };
  const source = sourceOf(analysis);
  const edited = carryOut(analysis, source, intention);
  if ('refused' in edited) return edited;
  const edits = inOrder(edited.edits);
  const shared = changedEntries(source, edits).find((entry) => hasAnchor(entry.value));
  if (shared !== undefined) {
    return { refused: `${shared.name} shares words with other nodes by a YAML anchor. Change it in the text editor.` };
  }
  const after = parse(applyEdits(analysis.text, edits), analysis.parsed);
  if (!after.readable) return { refused: 'This would make the text unreadable, so nothing was changed.' };
  return { ...edited, edits };
}

function carryOut(analysis: Analysis, source: Source, intention: Intention): Edited {
  switch (intention.kind) {
    case 'add-node':
      return addNode(analysis, source, intention);
    case 'insert-on-edge':
      return insertOnEdge(analysis, source, intention);
    case 'connect':
      return connect(analysis, source, intention);
    case 'reconnect':
      return reconnect(analysis, source, intention);
    case 'disconnect':
      return disconnect(analysis, source, intention);
    case 'delete-nodes':
      return deleteNodes(analysis, source, intention);
    case 'set-attribute':
      return setAttribute(source, intention);
    case 'rename-node':
      return renameNode(analysis, intention);
    case 'add-input':
      return addInput(analysis, source);
    case 'set-shape':
      return setShape(source, intention);
    case 'set-output':
      return setOutput(analysis, source, intention);
    case 'paste-nodes':
      return pasteNodes(analysis, source, intention);
    case 'duplicate-nodes':
      return duplicateNodes(analysis, source, intention);
  }
}

/** Nodes that are changed from within, in a text in which words may be shared at all. */
function changedEntries(source: Source, edits: readonly TextEdit[]): readonly MapEntry[] {
  if (!/[&*]/.test(source.text)) return [];
  const end = source.text.length;
  let next = 0;
  return source.nodes.filter((entry, index) => {
    while (next < edits.length && (edits[next]?.start ?? end) <= entry.start) next++;
    const inside = edits[next]?.start ?? end;
    const below = source.nodes[index + 1]?.start ?? end;
    return inside < below && inside < entryEnd(source, entry);
  });
}
