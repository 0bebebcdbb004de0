import type { Analysis } from '../analysis/analyze.ts';
import type { Source as Wire } from '../graph/graph.ts';
import { libraryWith } from '../library/library.ts';
import type { Intention } from '../view/intention.ts';
import { type Change, changeOf, dependsOn, outputsOf, sameWires } from './change.ts';
import { entriesOf, readingFrom, readNodes, underFreeNames } from './copiedNodes.ts';
import { copyNodes } from './copyNodes.ts';
import type { Edited } from './edited.ts';
import { writeNodes } from './newNode.ts';
import { implicitWires, rewire } from './rewire.ts';
import type { Source } from './source.ts';

/**
 * Writes lines of nodes below a node, each under a free name. The first reads that node where it does not say what it
 * reads, and where the last comes to depend on that node, it stands between the node and all that read it.
 */
export function pasteNodes(
  analysis: Analysis,
  source: Source,
  { text, after }: Extract<Intention, { kind: 'paste-nodes' }>,
): Edited {
  const copied = readNodes(text, libraryWith(analysis.network.blocks));
  if (copied === undefined) {
    return {
      refused:
        'Expected lines of nodes such as conv1: {op: Conv2d, out_channels: 64, kernel_size: 3} in the clipboard, found something else. Copy nodes first.',
    };
  }
  const fresh = underFreeNames(copied, analysis);
  if ('refused' in fresh) return fresh;

  const change = changeOf(analysis);
  const isInput = analysis.network.inputs.some(({ name }) => name === after);
  if (after !== undefined && !isInput && !change.wires.has(after)) return { refused: `${after} is no longer there.` };
  const { order } = change;
  const origin = after ?? order.at(-1);
  const index = origin === undefined ? -1 : order.indexOf(origin);
  const above = order[index];
  const outputs = outputsOf(change);
  const isLast = index === order.length - 1;
  const implicit = implicitWires(analysis, above);
  const head = origin === undefined ? implicit : [{ name: origin, port: 0 }];
  const names = fresh.network.nodes.map(({ name }) => name);
  order.splice(index + 1, 0, ...names);
  for (const [at, { name, from }] of fresh.network.nodes.entries()) {
    const previous = names[at - 1];
    change.wires.set(name, from ?? (previous === undefined ? head : [{ name: previous, port: 0 }]));
  }
  if (origin !== undefined && canStandBetween(change, origin, names)) putBetween(change, origin, names);
  // A branch is begun there: the last node stays the output also where nobody said so.
  else if (isLast && outputs.length > 0) change.outputs = outputs;

  const written = writeNodes(source, above, entriesOf(sameWires(head, implicit) ? fresh : readingFrom(fresh, head)));
  if ('refused' in written) return written;
  return { edits: [written, ...rewire(analysis, source, change)], created: names };
}

/** The same lines once more, below the last of them. */
export function duplicateNodes(
  analysis: Analysis,
  source: Source,
  { nodes }: Extract<Intention, { kind: 'duplicate-nodes' }>,
): Edited {
  const copied = copyNodes(analysis, nodes);
  if ('refused' in copied) return copied;
  const after = analysis.network.nodes.findLast(({ name }) => nodes.includes(name))?.name;
  return pasteNodes(analysis, source, {
    kind: 'paste-nodes',
    text: copied.text,
    ...(after !== undefined && { after }),
  });
}

/** The last depends on the origin through the others, and on nothing that reads the origin otherwise: no circle comes of it. */
function canStandBetween(change: Change, origin: string, names: readonly string[]): boolean {
  const reached = new Set([origin]);
  for (const name of names) if (change.wires.get(name)?.some((wire) => reached.has(wire.name))) reached.add(name);
  const last = names.at(-1);
  if (last === undefined || !reached.has(last)) return false;
  return change.order.every(
    (name) => names.includes(name) || !readsFirst(change.wires.get(name), origin) || !dependsOn(change, last, name),
  );
}

function putBetween(change: Change, origin: string, names: readonly string[]): void {
  const last = names.at(-1) ?? origin;
  const behind = (wires: readonly Wire[]) =>
    wires.map((wire) => (wire.name === origin && wire.port === 0 ? { name: last, port: 0 } : wire));
  for (const [name, wires] of change.wires) {
    if (!names.includes(name) && readsFirst(wires, origin)) change.wires.set(name, behind(wires));
  }
  change.outputs = change.outputs && behind(change.outputs);
}

/** Whether one of these is the first output of a node. */
function readsFirst(wires: readonly Wire[] | undefined, node: string): boolean {
  return wires?.some((wire) => wire.name === node && wire.port === 0) === true;
}
