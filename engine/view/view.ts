import type { Analysis } from '../analysis/analyze.ts';
import { countsOf } from '../analysis/counts.ts';
import { outputId } from '../edit/outputs.ts';
import { show } from '../graph/evaluate.ts';
import { type GraphNode, isUnresolved, operatorName, type Source, type Tensor } from '../graph/graph.ts';
import { arity } from '../graph/wiring.ts';
import { foldedReceipt } from '../language/foldedReceipt.ts';
import { builtIn, builtInNames, type Library, type LibraryEntry, libraryWith } from '../library/library.ts';
import type { AttributeSchema, AttributeValue } from '../operators/attribute.ts';
import type { Definition } from '../spec/definition.ts';
import type { Problem } from '../spec/problem.ts';
import { printShape } from '../tensor/shape.ts';
import type {
  Count,
  PaletteEntry,
  Port,
  Snapshot,
  ViewAttribute,
  ViewEdge,
  ViewNode,
  ViewProblem,
} from './snapshot.ts';

/** What the canvas shows of an analysis. */
export function viewOf(analysis: Analysis, version: number): Snapshot {
  const { graph, network, totals, problems } = analysis;
  const library = libraryWith(network.blocks);
  const level: Level = { analysis, library, prefix: '', definition: network, editable: true };
  const inputs = graph.inputs.map(({ name, tensor }) => inputNode(name, tensor, problems));
  const outputs = graph.outputs.map(({ name, tensor }, index) => outputNode(name, tensor, index));
  const order = new Map(network.nodes.map((node, index) => [node.name, index]));
  const nodes = [...graph.nodes].sort((left, right) => (order.get(left.name) ?? 0) - (order.get(right.name) ?? 0));
  const outputSources = outputWires(analysis);
  return {
    version,
    name: network.name,
    nodes: [...inputs, ...nodes.map((node) => viewNode(node, level)), ...outputs],
    edges: [
      ...nodes.flatMap((node) => edgesInto(node, level)),
      ...outputSources.map((source, index) => outputEdge(source, index, analysis)),
    ],
    totals: {
      parameters: totals.parameters,
      buffers: totals.buffers,
      macs: totals.macs,
      unresolved: analysis.unresolved,
    },
    problems: problems.filter((problem) => problem.node === undefined).map(viewProblem),
    palette: paletteOf(network.blocks),
  };
}

/** Where nodes of the tree belong: the file, or the inside of a block. */
interface Level {
  readonly analysis: Analysis;
  readonly library: Library;
  /** The path of the block, with a dot at its end; empty for the file. */
  readonly prefix: string;
  readonly definition: Definition;
  readonly editable: boolean;
}

function viewNode(node: GraphNode, level: Level): ViewNode {
  const entry = level.library.find(operatorName(node));
  const counts = isUnresolved(node) ? undefined : countsOf(node);
  const repeat = node.kind === 'repeat' ? node.copies.length : undefined;
  const problems = level.editable ? level.analysis.problems.filter((problem) => problem.node === node.name) : [];
  const attributes = attributesOf(node, entry);
  const inside = insideOf(node, level);
  return {
    id: node.path,
    name: node.name,
    kind: kindOf(node, entry),
    op: operatorName(node),
    category: entry?.kind === 'operator' ? entry.operator.category : (entry?.block.category ?? ''),
    detail: detailOf(attributes),
    ...(repeat !== undefined && { repeat }),
    inputs: inputPorts(node, entry),
    outputs: node.outputs.map((tensor, index) => port(node.outputs.length > 1 ? String(index) : 'output', tensor)),
    parameters: counts && count(node, 'parameters'),
    macs: counts?.complete ? count(node, 'macs') : undefined,
    buffers: counts?.buffers,
    attributes,
    problems: problems.map(viewProblem),
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
  const inner: Level = { ...level, prefix: `${shown.path}.`, definition: shown.block, editable: false };
  const names = new Set(shown.nodes.map((each) => each.name));
  return {
    nodes: shown.nodes.map((each) => viewNode(each, inner)),
    edges: shown.nodes
      .flatMap((each) => edgesInto(each, inner))
      .filter((edge) => names.has(edge.source.slice(inner.prefix.length))),
  };
}

function count(node: GraphNode, what: 'parameters' | 'macs'): Count {
  return { total: countsOf(node)[what], receipt: foldedReceipt(node, what) };
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

function attributesOf(node: GraphNode, entry: LibraryEntry | undefined): readonly ViewAttribute[] {
  const { attributes, text } = { attributes: node.definition.attributes, text: node };
  const values = usedValues(text);
  return Object.entries(entry === undefined ? {} : schemaOf(entry)).map(([name, attribute]) => {
    const own = attributes.find((each) => each.name === name);
    return { name, attribute, text: own && printDefinition(own.value), value: printValue(values(name)) };
  });
}

function printDefinition(value: Definition['nodes'][number]['attributes'][number]['value']): string {
  if (value.kind === 'scalar') return show(value.value);
  if (value.kind === 'list') return `[${value.items.map(printDefinition).join(', ')}]`;
  return value.kind === 'expression' ? value.text : '';
}

function usedValues(node: GraphNode): (name: string) => AttributeValue | unknown {
  const shown = node.kind === 'repeat' ? node.copies[0] : node;
  if (shown?.kind === 'operator') return (name) => shown.attributes[name];
  return shown?.kind === 'block' ? (name) => shown.parameters.get(name) : () => undefined;
}

function printValue(value: unknown): string {
  if (value === undefined) return '';
  if (!Array.isArray(value)) return String(value);
  const [first, ...others] = value;
  return others.every((other) => other === first) ? String(first) : `[${value.join(', ')}]`;
}

export function schemaOf(entry: LibraryEntry): AttributeSchema {
  if (entry.kind === 'operator') return entry.operator.attributes;
  return Object.fromEntries(entry.block.parameters.map((parameter) => [parameter.name, parameter.attribute]));
}

/** `64, 3×3, stride 2`: what is given, in as few words as tell it apart. */
function detailOf(attributes: readonly ViewAttribute[]): string {
  return attributes
    .filter((each) => each.text !== undefined)
    .map(({ name, text = '', value }) => {
      const shown = text.startsWith('=') && value !== '' ? value : text;
      if (name === 'out_channels' || name === 'out_features') return shown;
      if (name === 'kernel_size')
        return /^\d+$/.test(shown) ? `${shown}×${shown}` : shown.replace(/^\[(\d+), (\d+)\]$/, '$1×$2');
      return shown === 'false' ? `no ${name.replaceAll('_', ' ')}` : `${name.replaceAll('_', ' ')} ${shown}`;
    })
    .join(', ');
}

function edgesInto(node: GraphNode, level: Level): readonly ViewEdge[] {
  return node.sources.flatMap((source, targetPort) => {
    if (!isNamed(source, level.definition)) return [];
    const target = `${level.prefix}${node.name}`;
    return [edge(`${level.prefix}${source.name}`, source.port, target, targetPort, node.inputs[targetPort])];
  });
}

function outputEdge(source: Source, index: number, analysis: Analysis): ViewEdge {
  return edge(source.name, source.port, outputId(index), 0, analysis.graph.outputs[index]?.tensor);
}

function edge(
  source: string,
  sourcePort: number,
  target: string,
  targetPort: number,
  tensor: Tensor | undefined,
): ViewEdge {
  const shape = tensor?.shape === undefined ? '' : printShape(tensor.shape);
  return { id: `${target}<${targetPort}`, source, sourcePort, target, targetPort, shape };
}

function isNamed(source: Source, definition: Definition): boolean {
  return [...definition.nodes, ...definition.inputs].some((each) => each.name === source.name);
}

function outputWires(analysis: Analysis): readonly Source[] {
  const { outputs, nodes } = analysis.network;
  if (outputs !== undefined) return outputs.filter((reference) => isNamed(reference, analysis.network));
  const last = nodes.at(-1);
  return last === undefined ? [] : [{ name: last.name, port: 0 }];
}

function inputNode(name: string, tensor: Tensor, problems: readonly Problem[]): ViewNode {
  const own = problems.filter((problem) => problem.node === name).map(viewProblem);
  return { ...plainNode(name, name, 'input'), outputs: [port('output', tensor)], problems: own };
}

function outputNode(name: string, tensor: Tensor, index: number): ViewNode {
  return { ...plainNode(outputId(index), name, 'output'), inputs: [port('input', tensor)] };
}

function plainNode(id: string, name: string, kind: 'input' | 'output'): ViewNode {
  const nothing = {
    inputs: [],
    outputs: [],
    attributes: [],
    problems: [],
    parameters: undefined,
    macs: undefined,
    buffers: undefined,
  };
  return { id, name, kind, op: '', category: '', detail: '', editable: true, ...nothing };
}

function viewProblem({ code, severity, message, attribute }: Problem): ViewProblem {
  return { code, severity, message, ...(attribute && { attribute }) };
}

let builtInPalette: readonly PaletteEntry[] | undefined;

function paletteOf(own: readonly Definition[]): readonly PaletteEntry[] {
  builtInPalette ??= builtInNames().flatMap((name) => {
    const entry = builtIn(name);
    return entry === undefined ? [] : [paletteEntry(name, entry, false)];
  });
  return [...own.map((block) => paletteEntry(block.name, { kind: 'block', block }, true)), ...builtInPalette];
}

function paletteEntry(name: string, entry: LibraryEntry, own: boolean): PaletteEntry {
  const { doc, category } = entry.kind === 'operator' ? entry.operator : entry.block;
  return { name, kind: entry.kind, category, doc, attributes: schemaOf(entry), own };
}
