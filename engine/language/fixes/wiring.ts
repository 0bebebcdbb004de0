import { isSeq, type Node } from 'yaml';
import type { Analysis } from '../../analysis/analyze.ts';
import { changeOf, outputsOf } from '../../edit/change.ts';
import { edit } from '../../edit/edit.ts';
import { removeFlowItems } from '../../edit/flow.ts';
import { newNode, writeNode } from '../../edit/newNode.ts';
import { addFrom, rewire } from '../../edit/rewire.ts';
import { writeAttribute } from '../../edit/setAttribute.ts';
import { endOf, entriesOf, entryOf, sourceOf, startOf } from '../../edit/source.ts';
import { arity } from '../../graph/wiring.ts';
import { builtIn } from '../../library/library.ts';
import { isRefusal } from '../../operators/operator.ts';
import type { Problem } from '../../spec/problem.ts';
import { elementCount, type Shape } from '../../tensor/shape.ts';
import { entryOfNode } from '../lineText.ts';
import { graphNodesOf, tensorOf, unfoldingsOf } from '../unfolded.ts';
import { type Fix, textAt } from './fix.ts';
import { type Surroundings, surroundings } from './surroundings.ts';
import { isAsGood, isBetter, type Read, trialOf } from './trial.ts';

/** What a node could read that reads too little: one more of what stands before it, those first that nobody reads yet. */
export function readMore(analysis: Analysis, problem: Problem): readonly Fix[] {
  const around = surroundings(analysis, problem);
  const { definition, node } = around;
  const entry = node && entryOfNode(analysis, node);
  const [unfolded] = unfoldingsOf(analysis, definition);
  if (node === undefined || entry === undefined || unfolded === undefined) return [];
  const before = definition.nodes.slice(0, definition.nodes.indexOf(node)).reverse();
  const names = [...before, ...definition.inputs].map((each) => each.name);
  const reads = (name: string): Read => ({ name, tensor: tensorOf(unfolded, name) });
  const now = (graphNodesOf(analysis, node)[0]?.sources ?? []).map(({ name }) => name);
  const read = new Set(unfolded.nodes.flatMap(({ sources }) => sources.map((source) => source.name)));
  const others = names.filter((name) => !now.includes(name));
  const likely = [...others.filter((name) => !read.has(name)), ...others.filter((name) => read.has(name))];
  // Without a word it reads the node above; where more is needed, that and another.
  const [above] = names;
  const first = now.length === 0 && arity(entry).least > 1 && above !== undefined ? [above] : now;
  const ways = likely.filter((name) => !first.includes(name)).map((name) => [...first, name]);
  const near = ways.slice(0, mostTries);
  const trial = trialOf(analysis, definition, node);
  const working = near.filter((way) => isBetter(trial, { ...trial, reads: way.map(reads) }));
  return working.slice(0, 3).flatMap((way) => reading(around, way));
}

/** Of thousands of nodes those far above are hardly meant. */
const mostTries = 64;

function reading({ source, entry }: Surroundings, names: readonly string[]): readonly Fix[] {
  if (entry === undefined) return [];
  const title = `Read ${names.join(' and ')}`;
  const wires = names.map((name) => ({ name, port: 0 }));
  if (entryOf(entriesOf(entry.value), 'from') === undefined)
    return [{ title, edits: [addFrom(source, entry.value, wires)] }];
  const written = writeAttribute(source, entry, 'from', names.length === 1 ? names.join() : `[${names.join(', ')}]`);
  return 'refused' in written ? [] : [{ title, edits: written.edits }];
}

/** Several in the place of one: a node of its own that makes one of them. */
export function joinInputs(analysis: Analysis, { node: name }: Problem): readonly Fix[] {
  const reader = analysis.graph.nodes.find((node) => node.name === name);
  const shapes = reader?.inputs.flatMap(({ shape }) => (shape === undefined ? [] : [shape])) ?? [];
  if (reader === undefined || shapes.length < reader.inputs.length) return [];
  return ['Add', 'Concat']
    .filter((op) => canJoin(op, shapes))
    .flatMap((op) => {
      const node = newNode(analysis, op, reader.sources);
      if ('refused' in node) return [];
      const change = changeOf(analysis);
      const index = change.order.indexOf(reader.name);
      const above = change.order[index - 1];
      change.order.splice(index, 0, node.name);
      change.wires.set(node.name, reader.sources).set(reader.name, [{ name: node.name, port: 0 }]);
      const source = sourceOf(analysis);
      const written = writeNode(source, above, { ...node, from: reader.sources });
      return [{ title: `Join them with ${op}`, edits: [written, ...rewire(analysis, source, change)] }];
    });
}

function canJoin(op: string, shapes: readonly Shape[]): boolean {
  const entry = builtIn(op);
  if (entry?.kind !== 'operator') return false;
  const attributes = Object.entries(entry.operator.attributes).map(([name, { default: value }]) => [name, value]);
  return !isRefusal(entry.operator.infer({ attributes: Object.fromEntries(attributes), inputs: shapes }));
}

/** A Linear that knows how many features there would be behind a Flatten. */
export function insertFlatten(analysis: Analysis, problem: Problem): readonly Fix[] {
  const reader = analysis.graph.nodes.find((node) => node.name === problem.node);
  const shape = reader?.inputs[0]?.shape;
  if (reader === undefined || shape === undefined || shape.length <= 2) return [];
  if (elementCount(shape) !== Number(textAt(analysis, problem))) return [];
  const edge = { target: reader.name, targetPort: 0 };
  const edited = edit(analysis, { kind: 'insert-on-edge', op: 'Flatten', edge });
  return 'refused' in edited ? [] : [{ title: 'Insert a Flatten before it', edits: edited.edits }];
}

/** `image: [1, 3, 224, 224]`, as one writes it in PyTorch. */
export function leaveBatchOut(analysis: Analysis, problem: Problem): readonly Fix[] {
  const source = sourceOf(analysis);
  const inputs = entriesOf(entryOf(source.sections, 'inputs')?.value);
  const reader = analysis.graph.nodes.find((node) => node.name === problem.node);
  const names = [problem.node ?? '', ...(reader?.sources.map(({ name }) => name) ?? [])];
  return names.flatMap((name) => {
    const shape = entryOf(inputs, name)?.value;
    if (!isSeq<Node>(shape) || !shape.flow || shape.items.length !== 4) return [];
    const items = shape.items.map((item) => ({ start: startOf(item), end: endOf(source, item) }));
    return [{ title: `Leave the batch out of ${name}`, edits: removeFlowItems(source, items, (index) => index === 0) }];
  });
}

export function useOrDelete(analysis: Analysis, { node: name }: Problem): readonly Fix[] {
  if (name === undefined || !analysis.readable) return [];
  const before = changeOf(analysis);
  const outputs = [...outputsOf(before), { name, port: 0 }];
  const added = {
    title: `Add ${name} to outputs`,
    edits: rewire(analysis, sourceOf(analysis), { ...before, outputs }),
  };
  const deleted = edit(analysis, { kind: 'delete-nodes', nodes: [name] });
  const connected = passedBy(analysis, name);
  return [...connected, added, ...('refused' in deleted ? [] : [{ title: `Delete ${name}`, edits: deleted.edits }])];
}

/** The node below that reads what this one reads, and could read this one instead. */
function passedBy(analysis: Analysis, name: string): readonly Fix[] {
  const { network, graph } = analysis;
  const node = graph.nodes.find((each) => each.name === name);
  const [source, ...more] = node?.sources ?? [];
  const [output] = node?.outputs ?? [];
  if (source === undefined || more.length > 0) return [];
  const readers = graph.nodes.filter(({ sources }) => sources.some((each) => each.name === source.name));
  const names = new Set(readers.map((each) => each.name));
  const below = network.nodes.slice(network.nodes.findIndex((each) => each.name === name) + 1);
  for (const reader of below.filter((each) => names.has(each.name))) {
    const trial = trialOf(analysis, network, reader);
    const port = trial.reads.findIndex((read) => read.name === source.name);
    const reads = trial.reads.with(port, { name, tensor: output });
    if (!isAsGood(trial, { ...trial, reads })) continue;
    const connecting = { kind: 'connect', source: name, sourcePort: 0, target: reader.name, targetPort: port } as const;
    const edited = edit(analysis, connecting);
    return 'refused' in edited ? [] : [{ title: `Let ${reader.name} read ${name}`, edits: edited.edits }];
  }
  return [];
}
