import type { Analysis } from '../analysis/analyze.ts';
import type { Source as Wire } from '../graph/graph.ts';
import { arity } from '../graph/wiring.ts';
import { libraryWith } from '../library/library.ts';
import type { EdgeReference, Intention } from '../view/intention.ts';
import { type Change, changeOf, isSameWire, outputsOf, sameWires } from './change.ts';
import type { Edited } from './edited.ts';
import { newNode, writeNode } from './newNode.ts';
import { outputIndex } from './outputs.ts';
import { implicitWires, rewire } from './rewire.ts';
import type { Source } from './source.ts';

/** Puts a new node between what is read and who reads it, one or several. It is written above the first of them. */
export function insertOnEdge(
  analysis: Analysis,
  source: Source,
  { op, edge, also = [] }: Extract<Intention, { kind: 'insert-on-edge' }>,
): Edited {
  const change = changeOf(analysis);
  const edges = [edge, ...also];
  const wire = wireOf(change, edge);
  if (wire === undefined || !edges.every((each) => isSameWire(wire, wireOf(change, each))))
    return { refused: 'This connection is no longer there.' };
  const node = newNode(analysis, op, [wire]);
  if ('refused' in node) return node;
  const places = edges.map(({ target }) => change.order.indexOf(target)).filter((place) => place >= 0);
  const index = Math.min(change.order.length, ...places);
  const above = change.order[index - 1];
  for (const each of edges) replace(change, each, { name: node.name, port: 0 }, index);
  change.order.splice(index, 0, node.name);
  change.wires.set(node.name, [wire]);
  const entry = libraryWith(analysis.network.blocks).find(op);
  const unsaid = sameWires([wire], implicitWires(analysis, above)) && (entry === undefined || arity(entry).least <= 1);
  const from = unsaid ? undefined : [wire];
  const written = writeNode(source, above, { ...node, from });
  return { edits: [written, ...rewire(analysis, source, change)], created: [node.name] };
}

function wireOf(change: Change, { target, targetPort }: EdgeReference): Wire | undefined {
  const output = outputIndex(target);
  return output === undefined ? change.wires.get(target)?.[targetPort] : outputsOf(change)[output];
}

/** `index` is where the new node will stand: behind all others it is the output also where nobody says so. */
function replace(change: Change, { target, targetPort }: EdgeReference, wire: Wire, index: number): void {
  const output = outputIndex(target);
  const put = (wires: readonly Wire[], port: number) => wires.map((each, at) => (at === port ? wire : each));
  if (output === undefined) change.wires.set(target, put(change.wires.get(target) ?? [], targetPort));
  else if (change.outputs !== undefined || index < change.order.length) change.outputs = put(outputsOf(change), output);
}
