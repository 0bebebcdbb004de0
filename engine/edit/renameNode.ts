import type { Analysis } from '../analysis/analyze.ts';
import { mentionsOf } from '../spec/mentions.ts';
import type { Intention } from '../view/intention.ts';
import type { Edited } from './edit.ts';

/** Gives a node or an input another name wherever it is mentioned. */
export function renameNode(analysis: Analysis, { node, name }: Extract<Intention, { kind: 'rename-node' }>): Edited {
  const { network } = analysis;
  const wanted = name.trim();
  if (wanted === node) return { edits: [] };
  if (!/^[A-Za-z0-9_]+$/.test(wanted))
    return { refused: `A name is made of letters, digits and _, found ${wanted || 'nothing'}.` };
  if ([...network.inputs, ...network.nodes].some((each) => each.name === wanted)) {
    return { refused: `There already is a ${wanted}. Choose another name.` };
  }
  const mentions = mentionsOf(network, node);
  if (mentions.length === 0) return { refused: `${node} is no longer there.` };
  return { edits: mentions.map(({ start, end }) => ({ start, end, text: wanted })) };
}
