import {
  type Graph,
  isUnresolved,
  type OperatorNode,
  operatorNodes,
  type Tensor,
  valueInputs,
} from '../graph/graph.ts';
import { type Receipt, receipt, type Term, term } from '../operators/receipt.ts';
import { elementFactors } from '../operators/work.ts';
import type { Shape } from '../tensor/shape.ts';
import { keptBy } from './kept.ts';
import { type Lifetime, type Peak, peakOf } from './lifetime.ts';

/**
 * The memory of one sample, in bytes of 32-bit floats.
 *
 * The schedule is that of the exported model: the operators one after the other, in the order of the graph. While an
 * operator runs, what it reads and what it makes are there together; a tensor is freed when its last reader is done, and an
 * output of the network stays. What is its input in other words (Flatten, Reshape, Identity, Dropout) takes no memory of its
 * own. Nothing is computed in place and no operators are fused, so a runtime that does so needs less; what it needs to work
 * with (a convolution's columns) is not counted.
 *
 * Training is as in PyTorch, where also a Chunk or a Permute is only another look at its input. Every operator runs once
 * more, backwards; `keptBy` says what stays for that. The gradient of a tensor is there from the first reader that gives its
 * share until the operator that made the tensor has used it. The gradients of the weights (as large as the weights) and the
 * optimizer's state (nothing for plain SGD, once more for momentum, twice for Adam) come on top; activations grow with the
 * batch, those do not.
 */
export interface Memory {
  readonly weights: Receipt;
  readonly buffers: Receipt;
  /** Every tensor that an operator makes, once. */
  readonly activations: Receipt;
  readonly inference: Peak;
  /** What the forward pass leaves for the backward pass. */
  readonly kept: Receipt;
  readonly training: Peak & { readonly pass: 'forward' | 'backward' };
  /** False where something is unresolved or of unknown size: the numbers are then those of the rest. */
  readonly complete: boolean;
}

export function memoryOf(graph: Graph): Memory {
  const remembered = memory.get(graph);
  if (remembered !== undefined) return remembered;
  const found = measured(graph);
  memory.set(graph, found);
  return found;
}

/** What a tensor takes for one sample, `4×64×112×112`; undefined while its size is unknown. */
export function tensorBytes(tensor: Tensor): Receipt | undefined {
  const size = sized(tensor.shape, '', 4);
  return size && receipt([size]);
}

const memory = new WeakMap<Graph, Memory>();

function measured(graph: Graph): Memory {
  const nodes = [...operatorNodes(graph.nodes)];
  const inference = forward(graph, nodes, viewsInInference);
  const training = withBackward(graph, nodes);
  const peak = peakOf(training.lifetimes, [...nodes, ...nodes.toReversed()]);
  const made = new Set(nodes.flatMap((node) => node.outputs));
  return {
    weights: weightBytes(nodes, 'parameter'),
    buffers: weightBytes(nodes, 'buffer'),
    activations: receipt(inference.filter(({ tensor }) => made.has(tensor)).map(({ size }) => size)),
    inference: peakOf(inference, nodes),
    kept: receipt(training.kept),
    training: { ...peak, pass: peak.step < nodes.length ? 'forward' : 'backward' },
    complete: !graph.nodes.some(isUnresolved) && [...made].every(({ shape }) => sized(shape, '', 4) !== undefined),
  };
}

/** Operators whose outputs are their input, seen in another way. */
const views = ['Flatten', 'Reshape', 'Identity'];
const viewsInInference = new Set([...views, 'Dropout', 'Dropout2d', 'StochasticDepth']);
const viewsInTraining = new Set([...views, 'Permute', 'Slice', 'Split', 'Chunk']);

/** The tensor whose memory a tensor is a view of; itself where it is none. */
function owners(nodes: readonly OperatorNode[], views: ReadonlySet<string>): (tensor: Tensor) => Tensor {
  const owned = new Map<Tensor, Tensor>();
  const ownerOf = (tensor: Tensor) => owned.get(tensor) ?? tensor;
  for (const { operator, inputs, outputs } of nodes) {
    const [input] = inputs;
    if (input === undefined || !views.has(operator.name)) continue;
    for (const output of outputs) owned.set(output, ownerOf(input));
  }
  return ownerOf;
}

/** Each tensor from the operator that makes it to its last reader; step `i` is the operator `i`. */
function forward(graph: Graph, nodes: readonly OperatorNode[], views: ReadonlySet<string>): readonly Lifetime[] {
  const ownerOf = owners(nodes, views);
  const spans = new Map<Tensor, { readonly from: number; to: number }>();
  for (const { tensor } of graph.inputs) spans.set(tensor, { from: 0, to: 0 });
  for (const [step, { inputs, outputs }] of nodes.entries()) {
    for (const tensor of outputs) if (ownerOf(tensor) === tensor) spans.set(tensor, { from: step, to: step });
    for (const tensor of inputs) stretch(spans.get(ownerOf(tensor)), step);
  }
  for (const { tensor } of graph.outputs) stretch(spans.get(ownerOf(tensor)), nodes.length - 1);
  return [...spans].flatMap(([tensor, span]) => lifetime(tensor, pathOf(tensor), span));
}

/** Forward and backward: step `2n − 1 − i` is the operator `i` on the way back. */
function withBackward(graph: Graph, nodes: readonly OperatorNode[]) {
  const ownerOf = owners(nodes, viewsInTraining);
  const back = (step: number) => 2 * nodes.length - 1 - step;
  const learning = learnt(nodes);
  const needsGradient = (tensor: Tensor) => learning.has(tensor);
  const lastUses = new Map<Tensor, number>();
  const own: Lifetime[] = [];
  const gradients = new Map<Tensor, { readonly from: number; to: number }>();
  for (const { tensor } of graph.outputs) {
    lastUses.set(ownerOf(tensor), nodes.length - 1);
    if (needsGradient(tensor)) gradients.set(ownerOf(tensor), { from: nodes.length, to: nodes.length });
  }
  for (const [step, node] of [...nodes.entries()].reverse()) {
    const kept = keptBy(node, needsGradient);
    for (const tensor of kept.tensors) lastUses.set(ownerOf(tensor), back(step));
    const [output] = node.outputs;
    if (kept.own !== undefined && output !== undefined) {
      const { name, bytesPerElement, shape } = kept.own;
      const size = sized(shape, `${name} of ${pathOf(output)}`, bytesPerElement);
      if (size !== undefined) own.push({ tensor: output, size, from: step, to: back(step) });
    }
    for (const tensor of node.outputs) stretch(gradients.get(ownerOf(tensor)), back(step));
    for (const tensor of valueInputs(node).filter(needsGradient).map(ownerOf)) {
      if (!gradients.has(tensor)) gradients.set(tensor, { from: back(step), to: back(step) });
    }
  }
  const tensors = forward(graph, nodes, viewsInTraining).map((each) => ({
    ...each,
    to: Math.max(each.to, lastUses.get(each.tensor) ?? 0),
  }));
  const slopes = [...gradients].flatMap(([tensor, span]) => lifetime(tensor, `gradient of ${pathOf(tensor)}`, span));
  const kept = [...tensors, ...own]
    .filter(({ to }) => to >= nodes.length)
    .sort((left, right) => left.from - right.from)
    .map(({ size }) => size);
  return { lifetimes: [...tensors, ...own, ...slopes], kept };
}

/** The tensors that depend on a weight. */
function learnt(nodes: readonly OperatorNode[]): ReadonlySet<Tensor> {
  const found = new Set<Tensor>();
  for (const node of nodes) {
    const learns = node.weights.some(({ kind }) => kind === 'parameter');
    const depends = learns || valueInputs(node).some((tensor) => found.has(tensor));
    if (depends) for (const tensor of node.outputs) found.add(tensor);
  }
  return found;
}

function stretch(span: { to: number } | undefined, step: number): void {
  if (span !== undefined) span.to = Math.max(span.to, step);
}

/** None while the size is unknown. */
function lifetime(
  tensor: Tensor,
  label: string,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Lifetime[] {
  const size = sized(tensor.shape, label, 4);
  return size === undefined ? [] : [{ tensor, size, from, to }];
}

function sized(shape: Shape | undefined, label: string, bytesPerElement: number): Term | undefined {
  const factors = shape && elementFactors(shape);
  return factors && term(label, [bytesPerElement, ...factors]);
}

/** As the language refers to it: `stem`, and `split.1` for a second output. */
function pathOf({ path, port }: Tensor): string {
  return port === 0 ? path : `${path}.${port}`;
}

function weightBytes(nodes: readonly OperatorNode[], kind: 'parameter' | 'buffer'): Receipt {
  return receipt(
    nodes.flatMap(({ path, weights }) =>
      weights
        .filter((weight) => weight.kind === kind)
        .map(({ name, factors }) => term(`${path}.${name}`, [4, ...factors])),
    ),
  );
}
