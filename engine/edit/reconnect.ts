import type { Analysis } from '../analysis/analyze.ts';
import type { Source as Wire } from '../graph/graph.ts';
import type { EdgeReference, Intention } from '../view/intention.ts';
import { changeOf, outputsOf } from './change.ts';
import { join } from './connect.ts';
import type { Edited } from './edited.ts';
import { needsAnOutput, outputIndex } from './outputs.ts';
import { rewire } from './rewire.ts';
import type { Source } from './source.ts';

/**
 * Moves one end of a connection: to another source, or to another input. What the other input read is gone then; of two
 * inputs of one node the sources change places.
 */
export function reconnect(
  analysis: Analysis,
  source: Source,
  intention: Extract<Intention, { kind: 'reconnect' }>,
): Edited {
  const change = changeOf(analysis);
  const from = placeOf(intention.edge);
  const to = placeOf(intention);
  const wires = from.reader === undefined ? outputsOf(change) : change.wires.get(from.reader);
  if (wires?.[from.index] === undefined) return { refused: 'This connection is no longer there.' };
  const put = (next: readonly Wire[]) => {
    if (from.reader === undefined) change.outputs = next;
    else change.wires.set(from.reader, next);
  };
  if (from.reader === to.reader && from.index !== to.index) put(exchanged(wires, from.index, to.index));
  else {
    const refused = join(analysis, change, intention);
    if (refused !== undefined) return { refused };
    if (from.reader !== to.reader) {
      if (from.reader === undefined && wires.length === 1) return { refused: needsAnOutput };
      put(wires.filter((_, index) => index !== from.index));
    }
  }
  return { edits: rewire(analysis, source, change) };
}

/** Whose input it is, and which one; the outputs of the network have no reader. */
function placeOf({ target, targetPort }: EdgeReference): {
  readonly reader: string | undefined;
  readonly index: number;
} {
  const output = outputIndex(target);
  return output === undefined ? { reader: target, index: targetPort } : { reader: undefined, index: output };
}

/** A place behind the last means the last. */
function exchanged(wires: readonly Wire[], one: number, other: number): readonly Wire[] {
  if (other >= wires.length) return [...wires.filter((_, index) => index !== one), ...wires.slice(one, one + 1)];
  return wires.map((wire, index) => (index === one ? wires[other] : index === other ? wires[one] : wire) ?? wire);
}
