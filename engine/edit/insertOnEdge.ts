import type { Analysis } from '../analysis/analyze.ts';
import { arity } from '../graph/wiring.ts';
import { libraryWith } from '../library/library.ts';
import type { Intention } from '../view/intention.ts';
import { changeOf, outputsOf, sameWires } from './change.ts';
import type { Edited } from './edited.ts';
import { newNode, writeNode } from './newNode.ts';
import { outputIndex } from './outputs.ts';
import { implicitWires, rewire } from './rewire.ts';
import type { Source } from './source.ts';

/** Puts a new node between a node and what one of its inputs reads. It is written above the reader. */
export function insertOnEdge(
  analysis: Analysis,
  source: Source,
  { op, edge }: Extract<Intention, { kind: 'insert-on-edge' }>,
): Edited {
  const change = changeOf(analysis);
  const output = outputIndex(edge.target);
  const wires = output === undefined ? change.wires.get(edge.target) : outputsOf(change);
  const port = output ?? edge.targetPort;
  const wire = wires?.[port];
  if (wires === undefined || wire === undefined) return { refused: 'This connection is no longer there.' };
  const node = newNode(analysis, op, [wire]);
  if ('refused' in node) return node;
  const replaced = wires.map((each, index) => (index === port ? { name: node.name, port: 0 } : each));
  change.wires.set(node.name, [wire]);
  const index = output === undefined ? change.order.indexOf(edge.target) : change.order.length;
  const above = change.order[index - 1];
  change.order.splice(index, 0, node.name);
  if (output === undefined) change.wires.set(edge.target, replaced);
  else if (change.outputs !== undefined) change.outputs = replaced;
  const entry = libraryWith(analysis.network.blocks).find(op);
  const unsaid = sameWires([wire], implicitWires(analysis, above)) && (entry === undefined || arity(entry).least <= 1);
  const from = unsaid ? undefined : [wire];
  const written = writeNode(source, above, { ...node, from });
  return { edits: [written, ...rewire(analysis, source, change)], created: node.name };
}
