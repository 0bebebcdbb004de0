import { countsOf } from '../analysis/counts.ts';
import { outputId } from '../edit/outputs.ts';
import { type GraphNode, isUnresolved, operatorName, type Tensor } from '../graph/graph.ts';
import { arity } from '../graph/wiring.ts';
import { foldedReceipt } from '../language/foldedReceipt.ts';
import type { LibraryEntry } from '../library/library.ts';
import type { Problem } from '../spec/problem.ts';
import { printShape } from '../tensor/shape.ts';
import { attributesOf } from './attributes.ts';
import type { Level } from './level.ts';
import type { Count, Inside, Port, ViewNode, ViewProblem } from './snapshot.ts';
import { wiresOf } from './wires.ts';

/** Inputs, nodes in the order of the text, outputs, and the wires between them. */
export function viewLevel(level: Level): Inside {
  const order = new Map(level.definition.nodes.map((node, index) => [node.name, index]));
  const place = (node: GraphNode) => order.get(node.name) ?? 0;
  const nodes = [...level.nodes].sort((left, right) => place(left) - place(right));
  return {
    nodes: [
      ...level.definition.inputs.map(({ name }, index) => inputNode(name, level.inputs[index], level)),
      ...nodes.map((node) => viewNode(node, level)),
      ...level.outputs.map((tensor, index) => outputNode(tensor, index, level)),
    ],
    edges: wiresOf(level),
  };
}

export function viewProblem({ code, severity, message, attribute }: Problem): ViewProblem {
  return { code, severity, message, ...(attribute && { attribute }) };
}

/** A node that was taken over into the graph of the next version has the same outputs, and is shown as it was. */
const shown = new WeakMap<readonly Tensor[], ViewNode>();

function viewNode(node: GraphNode, level: Level): ViewNode {
  const inside = insideOf(node, level);
  const problems = problemsOf(node.name, level);
  // What lies inside, and what is told of a node, may change without it.
  const stays = problems.length === 0 && (inside === undefined || inside === 'folded');
  const before = stays ? shown.get(node.outputs) : undefined;
  if (before?.id === node.path) return before;
  const view = newViewNode(node, level, inside, problems);
  if (stays) shown.set(node.outputs, view);
  return view;
}

function newViewNode(
  node: GraphNode,
  level: Level,
  inside: ViewNode['inside'],
  problems: readonly ViewProblem[],
): ViewNode {
  const entry = level.library.find(operatorName(node));
  const counts = isUnresolved(node) ? undefined : countsOf(node);
  const repeat = node.kind === 'repeat' ? node.copies.length : undefined;
  return {
    id: node.path,
    name: node.name,
    kind: kindOf(node, entry),
    op: operatorName(node),
    category: entry?.kind === 'operator' ? entry.operator.category : (entry?.block.category ?? ''),
    ...(repeat !== undefined && { repeat }),
    inputs: inputPorts(node, entry),
    outputs: node.outputs.map((tensor, index) => port(node.outputs.length > 1 ? String(index) : 'output', tensor)),
    parameters: counts && count(node, 'parameters'),
    macs: counts?.complete ? count(node, 'macs') : undefined,
    buffers: counts?.buffers,
    ...attributesOf(node, entry),
    problems,
    ...(inside && { inside }),
    editable: level.editable,
  };
}

function kindOf(node: GraphNode, entry: LibraryEntry | undefined): ViewNode['kind'] {
  if (isUnresolved(node)) return 'unresolved';
  return entry?.kind === 'block' ? 'block' : 'operator';
}

/** A block shows what it is made of; a repeated one its first copy. */
function insideOf(node: GraphNode, level: Level): ViewNode['inside'] {
  const shown = node.kind === 'repeat' ? node.copies[0] : node;
  if (shown?.kind !== 'block') return undefined;
  if (!level.unfolded.has(node.path)) return 'folded';
  const { block: definition, inputs, nodes, outputs } = shown;
  return viewLevel({ ...level, prefix: `${shown.path}.`, definition, inputs, nodes, outputs, editable: false });
}

function count(node: GraphNode, what: 'parameters' | 'macs'): Count {
  return { total: countsOf(node)[what], receipt: foldedReceipt(node, what) };
}

function problemsOf(name: string, { problems, editable }: Level): readonly ViewProblem[] {
  return editable ? (problems.get(name) ?? []).map(viewProblem) : [];
}

function inputPorts(node: GraphNode, entry: LibraryEntry | undefined): readonly Port[] {
  const { most, names } = entry === undefined ? { most: 0, names: [] } : arity(entry);
  const connected = node.sources.map((_, index) =>
    port(names[index]?.replace('?', '') ?? `input ${index}`, node.inputs[index]),
  );
  const open = names.slice(connected.length).map((name) => port(name.replace('?', ''), undefined));
  // An operator that joins any number of tensors always has a place for one more.
  const another = most === Number.POSITIVE_INFINITY ? [port(`input ${connected.length}`, undefined)] : [];
  return [...connected, ...open, ...another];
}

function port(name: string, tensor: Tensor | undefined): Port {
  return { name, shape: tensor?.shape === undefined ? '' : printShape(tensor.shape) };
}

function inputNode(name: string, tensor: Tensor | undefined, level: Level): ViewNode {
  const plain = plainNode(`${level.prefix}${name}`, name, 'input', level);
  return { ...plain, outputs: [port('output', tensor)], problems: problemsOf(name, level) };
}

function outputNode(tensor: Tensor, index: number, level: Level): ViewNode {
  const names = level.definition.outputs?.map((reference) => reference.name);
  const name = names?.[index] ?? level.definition.nodes.at(-1)?.name ?? '';
  return {
    ...plainNode(`${level.prefix}${outputId(index)}`, name, 'output', level),
    inputs: [port('input', tensor)],
  };
}

function plainNode(id: string, name: string, kind: 'input' | 'output', { editable }: Level): ViewNode {
  const nothing = {
    ...{ inputs: [], outputs: [], given: {}, computed: {}, problems: [] },
    ...{ parameters: undefined, macs: undefined, buffers: undefined },
  };
  return { id, name, kind, op: '', category: '', editable, ...nothing };
}
