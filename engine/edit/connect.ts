import type { Analysis } from '../analysis/analyze.ts';
import { operatorName, type Source as Wire } from '../graph/graph.ts';
import { arity } from '../graph/wiring.ts';
import { libraryWith } from '../library/library.ts';
import type { Connection, Intention } from '../view/intention.ts';
import { type Change, changeOf, dependsOn, outputsOf } from './change.ts';
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
  const change = changeOf(analysis);
  const refused = join(analysis, change, intention);
  return refused === undefined ? { edits: rewire(analysis, source, change) } : { refused };
}

/** Puts the connection among the changed wires, or says why there can be none. */
export function join(analysis: Analysis, change: Change, connection: Connection): string | undefined {
  const { source, sourcePort, target, targetPort } = connection;
  const wire: Wire = { name: source, port: sourcePort };
  const isInput = (name: string) => analysis.network.inputs.some((input) => input.name === name);
  if (!change.wires.has(source) && !isInput(source)) return `${source} is no longer there.`;
  const output = outputIndex(target);
  if (output !== undefined) {
    change.outputs = placed(outputsOf(change), output, wire);
    return undefined;
  }
  if (isInput(target)) return `${target} is an input of the network and reads nothing. Choose a node instead.`;
  const wires = change.wires.get(target);
  if (wires === undefined) return `${target} is no longer there.`;
  if (source === target) return `${target} cannot read itself. Choose another node to read.`;
  if (dependsOn(change, source, target)) {
    return `${target} cannot read ${source}, which depends on ${target}: data would go in a circle. Choose a node that does not come after ${target}.`;
  }
  const most = mostInputs(analysis, target);
  if (targetPort >= most && wires.length >= most) {
    return most === 0
      ? `${target} has no input.`
      : `${target} has ${most === 1 ? 'one input' : `${most} inputs`}, all connected. Join several tensors with Concat or Add first.`;
  }
  change.wires.set(target, placed(wires, targetPort, wire));
  return undefined;
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
