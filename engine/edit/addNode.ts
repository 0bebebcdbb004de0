import type { Analysis } from '../analysis/analyze.ts';
import type { Source as Wire } from '../graph/graph.ts';
import { arity, implicitSource } from '../graph/wiring.ts';
import { libraryWith } from '../library/library.ts';
import type { Intention } from '../view/intention.ts';
import { changeOf, outputsOf, sameWires } from './change.ts';
import type { Edited } from './edited.ts';
import { newNode, writeNode } from './newNode.ts';
import { rewire } from './rewire.ts';
import type { Source } from './source.ts';

/** Adds a node at the end of the text. It reads the node it was dropped after, else the last one. */
export function addNode(
  analysis: Analysis,
  source: Source,
  { op, after }: Extract<Intention, { kind: 'add-node' }>,
): Edited {
  const { network } = analysis;
  const last = network.nodes.at(-1);
  const implicit = implicitSource(network, last);
  const wanted: readonly Wire[] = after === undefined ? implicit : [{ name: after, port: 0 }];
  const node = newNode(analysis, op, wanted);
  if ('refused' in node) return node;
  const unsaid = sameWires(wanted, implicit);
  const entry = libraryWith(network.blocks).find(op);
  const fits = entry === undefined || arity(entry).least <= 1;
  const from = unsaid && fits ? undefined : wanted;
  const edit = writeNode(source, last?.name, { ...node, from });
  if (unsaid) return { edits: [edit], created: [node.name] };
  // A branch is begun elsewhere: the last node stays the output also where nobody said so.
  const change = changeOf(analysis);
  return {
    edits: [edit, ...rewire(analysis, source, { ...change, outputs: outputsOf(change) })],
    created: [node.name],
  };
}
