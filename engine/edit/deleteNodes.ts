import type { Analysis } from '../analysis/analyze.ts';
import type { Source as Wire } from '../graph/graph.ts';
import type { Intention } from '../view/intention.ts';
import { type Change, changeOf, outputsOf } from './change.ts';
import { deleteInputs } from './deleteInputs.ts';
import type { Edited } from './edited.ts';
import { removeEntries } from './mapping.ts';
import { needsAnOutput, outputIndex } from './outputs.ts';
import { rewire } from './rewire.ts';
import type { Source } from './source.ts';

/** Removes nodes. What read a removed node of one input reads that input's source instead, so that a chain stays a chain. */
export function deleteNodes(
  analysis: Analysis,
  source: Source,
  { nodes }: Extract<Intention, { kind: 'delete-nodes' }>,
): Edited {
  const before = changeOf(analysis);
  const known = new Set(before.order);
  const names = new Set(nodes.filter((name) => known.has(name)));
  if (names.size === 0) return deleteTerminals(analysis, source, nodes);
  const after: Change = {
    order: before.order.filter((name) => !names.has(name)),
    wires: new Map(),
    outputs: before.outputs && healed(before.outputs, before, names),
  };
  for (const [name, wires] of before.wires) if (!names.has(name)) after.wires.set(name, healed(wires, before, names));
  keepImplicitOutput(analysis, before, after, names);
  const removals = removeEntries(source, source.nodes, (entry) => names.has(entry.name));
  return { edits: [...removals, ...rewire(analysis, source, after)] };
}

/** Inputs stay where nodes are deleted with them; alone they can be deleted, and an output stops being one. */
function deleteTerminals(analysis: Analysis, source: Source, ids: readonly string[]): Edited {
  const inputs = analysis.network.inputs.filter(({ name }) => ids.includes(name));
  const removed = ids.map(outputIndex).filter((index) => index !== undefined);
  if (inputs.length > 0) return deleteInputs(analysis, source, inputs);
  if (removed.length === 0) return { refused: 'What was to be deleted is no longer there.' };
  const change = changeOf(analysis);
  change.outputs = outputsOf(change).filter((_, index) => !removed.includes(index));
  if (change.outputs.length === 0) return { refused: needsAnOutput };
  return { edits: rewire(analysis, source, change) };
}

function healed(wires: readonly Wire[], before: Change, removed: ReadonlySet<string>): readonly Wire[] {
  return wires.flatMap((wire) => {
    let current: Wire | undefined = wire;
    // A cycle among removed nodes must not be walked for ever.
    for (let steps = 0; current !== undefined && removed.has(current.name); steps++) {
      const behind: readonly Wire[] = before.wires.get(current.name) ?? [];
      current = behind.length === 1 && steps <= removed.size ? behind[0] : undefined;
    }
    return current === undefined ? [] : [current];
  });
}

/** Where nobody named the outputs, the last node is one; when it goes, what fed it becomes the last. Nothing to write unless that differs. */
function keepImplicitOutput(analysis: Analysis, before: Change, after: Change, removed: ReadonlySet<string>): void {
  if (before.outputs !== undefined || after.order.length === 0) return;
  const [wanted] = healed(outputsOf(before), before, removed);
  const isNode = analysis.network.nodes.some((node) => node.name === wanted?.name);
  if (wanted !== undefined && isNode && wanted.name !== after.order.at(-1)) after.outputs = [wanted];
}
