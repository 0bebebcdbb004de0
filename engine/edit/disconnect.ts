import type { Analysis } from '../analysis/analyze.ts';
import type { Intention } from '../view/intention.ts';
import { changeOf, outputsOf } from './change.ts';
import type { Edited } from './edited.ts';
import { needsAnOutput, outputIndex } from './outputs.ts';
import { rewire } from './rewire.ts';
import type { Source } from './source.ts';

/** Takes one connection away. A node that then reads nothing says so: `from: []`. */
export function disconnect(
  analysis: Analysis,
  source: Source,
  { edge }: Extract<Intention, { kind: 'disconnect' }>,
): Edited {
  const change = changeOf(analysis);
  const output = outputIndex(edge.target);
  if (output !== undefined) {
    const outputs = outputsOf(change);
    if (outputs.length <= 1) return { refused: needsAnOutput };
    change.outputs = outputs.filter((_, index) => index !== output);
    return { edits: rewire(analysis, source, change) };
  }
  const wires = change.wires.get(edge.target);
  if (wires?.[edge.targetPort] === undefined) return { refused: 'This connection is no longer there.' };
  change.wires.set(
    edge.target,
    wires.filter((_, index) => index !== edge.targetPort),
  );
  return { edits: rewire(analysis, source, change) };
}
