import type { Analysis } from '../analysis/analyze.ts';
import type { Source as Wire } from '../graph/graph.ts';
import type { Intention } from '../view/intention.ts';
import { changeOf, isSameWire, outputsOf } from './change.ts';
import type { Edited } from './edited.ts';
import { needsAnOutput } from './outputs.ts';
import { rewire } from './rewire.ts';
import type { Source } from './source.ts';

/** Makes what a node puts out an output of the network, or takes it from the outputs. */
export function setOutput(
  analysis: Analysis,
  text: Source,
  intention: Extract<Intention, { kind: 'set-output' }>,
): Edited {
  const { source, sourcePort, isOutput } = intention;
  const change = changeOf(analysis);
  if (!change.wires.has(source)) return { refused: `${source} is no longer there.` };
  const wire: Wire = { name: source, port: sourcePort };
  const others = outputsOf(change).filter((each) => !isSameWire(each, wire));
  if (isOutput === others.length < outputsOf(change).length) return { edits: [] };
  if (!isOutput && others.length === 0) return { refused: needsAnOutput };
  change.outputs = isOutput ? [...others, wire] : others;
  return { edits: rewire(analysis, text, change) };
}
