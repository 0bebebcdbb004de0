import type { Analysis } from '../analysis/analyze.ts';
import { operatorName, type Source as Wire } from '../graph/graph.ts';
import { arity } from '../graph/wiring.ts';
import { libraryWith } from '../library/library.ts';
import type { Intention } from '../view/intention.ts';
import { changeOf, dependsOn, outputsOf } from './change.ts';
import type { Edited } from './edited.ts';
import { outputIndex } from './outputs.ts';
import { rewire } from './rewire.ts';
import type { Source } from './source.ts';

/** Lets one input of a node read another node; an input that read something else reads this instead. */
export function connect(
  analysis: Analysis,
  source: Source,
  intention: Extract<Intention, { kind: 'connect' }>,
): Edited {
  const { source: name, sourcePort, target, targetPort } = intention;
  const change = changeOf(analysis);
  const wire: Wire = { name, port: sourcePort };
  const output = outputIndex(target);
  if (output !== undefined) {
    change.outputs = placed(outputsOf(change), output, wire);
    return { edits: rewire(analysis, source, change) };
  }
  const wires = change.wires.get(target);
  const known = change.wires.has(name) || analysis.network.inputs.some((input) => input.name === name);
  if (wires === undefined || !known) return { refused: 'One of the two nodes is no longer there.' };
  if (name === target) return { refused: `${target} cannot read itself.` };
  if (dependsOn(change, name, target)) {
    return { refused: `${name} already depends on ${target}: this would close a cycle, and a network has none.` };
  }
  const most = mostInputs(analysis, target);
  if (targetPort >= most && wires.length >= most) {
    return {
      refused: `${target} has ${most === 1 ? 'one input' : `${most} inputs`}. Join several tensors with Concat or Add first.`,
    };
  }
  change.wires.set(target, placed(wires, targetPort, wire));
  return { edits: rewire(analysis, source, change) };
}

function placed(wires: readonly Wire[], port: number, wire: Wire): readonly Wire[] {
  return port >= wires.length ? [...wires, wire] : wires.map((each, index) => (index === port ? wire : each));
}

function mostInputs(analysis: Analysis, name: string): number {
  const node = analysis.graph.nodes.find((each) => each.name === name);
  const op = node && operatorName(node);
  const entry = libraryWith(analysis.network.blocks).find(op ?? '');
  return entry === undefined ? Number.POSITIVE_INFINITY : arity(entry).most;
}
