import { keptBy } from '../../../engine/analysis/kept.ts';
import { type Graph, type OperatorNode, operatorNodes, type Tensor, valueInputs } from '../../../engine/graph/graph.ts';
import { elementCount, type Shape } from '../../../engine/tensor/shape.ts';

// A network is run step by step with nothing but a heap: what is made is allocated, what nobody needs any more is freed.

export interface NaivePeaks {
  readonly inference: number;
  readonly training: number;
}

export function naivePeaks(graph: Graph): NaivePeaks {
  const operators = [...operatorNodes(graph.nodes)];
  return { inference: inferencePeak(graph, operators), training: trainingPeak(graph, operators) };
}

/** Pieces of memory, each there as long as somebody holds it. */
class Heap {
  peak = 0;
  private size = 0;
  private readonly holders = new Map<unknown, Set<unknown>>();

  hold(piece: unknown, bytes: number, holder: unknown): void {
    const holders = this.holders.get(piece) ?? new Set();
    if (holders.size === 0) this.size += bytes;
    this.holders.set(piece, holders.add(holder));
    this.peak = Math.max(this.peak, this.size);
  }

  release(piece: unknown, bytes: number, holder: unknown): void {
    const holders = this.holders.get(piece);
    if (holders?.delete(holder) && holders.size === 0) this.size -= bytes;
  }
}

function inferencePeak(graph: Graph, operators: readonly OperatorNode[]): number {
  const heap = new Heap();
  const ownerOf = owners(operators, ['Flatten', 'Reshape', 'Identity', 'Dropout', 'Dropout2d', 'StochasticDepth']);
  forward(heap, graph, operators, ownerOf, () => undefined);
  return heap.peak;
}

function trainingPeak(graph: Graph, operators: readonly OperatorNode[]): number {
  const heap = new Heap();
  const ownerOf = owners(operators, ['Flatten', 'Reshape', 'Identity', 'Permute', 'Slice', 'Split', 'Chunk']);
  const learning = new Set<Tensor>();
  for (const node of operators) {
    const learns =
      node.weights.some(({ kind }) => kind === 'parameter') || valueInputs(node).some((t) => learning.has(t));
    if (learns) for (const tensor of node.outputs) learning.add(tensor);
  }
  const needed = (tensor: Tensor) => learning.has(tensor);

  const slopes = new Map<Tensor, object>();
  const slopeOf = (tensor: Tensor) => {
    const slope = slopes.get(tensor) ?? {};
    slopes.set(tensor, slope);
    return slope;
  };

  forward(heap, graph, operators, ownerOf, (node) => {
    const { tensors, own } = keptBy(node, needed);
    for (const tensor of tensors.map(ownerOf)) heap.hold(tensor, bytesOf(tensor), node);
    if (own) heap.hold(node, own.bytesPerElement * elements(own.shape), node);
  });
  for (const tensor of graph.outputs.map((output) => ownerOf(output.tensor))) {
    heap.release(tensor, bytesOf(tensor), 'network');
    heap.hold(slopeOf(tensor), bytesOf(tensor), 'chain');
  }
  for (const node of operators.toReversed()) {
    const { tensors, own } = keptBy(node, needed);
    for (const tensor of valueInputs(node).filter(needed).map(ownerOf))
      heap.hold(slopeOf(tensor), bytesOf(tensor), 'chain');
    for (const tensor of node.outputs.filter((each) => ownerOf(each) === each))
      heap.release(slopeOf(tensor), bytesOf(tensor), 'chain');
    for (const tensor of tensors.map(ownerOf)) heap.release(tensor, bytesOf(tensor), node);
    if (own) heap.release(node, own.bytesPerElement * elements(own.shape), node);
  }
  return heap.peak;
}

/** `alongside` is called while what a node reads and what it makes are there. */
function forward(
  heap: Heap,
  graph: Graph,
  operators: readonly OperatorNode[],
  ownerOf: (tensor: Tensor) => Tensor,
  alongside: (node: OperatorNode) => void,
): void {
  for (const { tensor } of graph.inputs) heap.hold(tensor, bytesOf(tensor), 'network');
  for (const [step, node] of operators.entries()) {
    const later = new Set([
      ...operators.slice(step + 1).flatMap(({ inputs }) => inputs.map(ownerOf)),
      ...graph.outputs.map(({ tensor }) => ownerOf(tensor)),
    ]);
    for (const tensor of node.outputs.filter((each) => ownerOf(each) === each))
      heap.hold(tensor, bytesOf(tensor), 'network');
    alongside(node);
    for (const tensor of [...node.inputs, ...node.outputs].map(ownerOf))
      if (!later.has(tensor)) heap.release(tensor, bytesOf(tensor), 'network');
  }
}

/** Whose memory a tensor lies in, where some operators only look at their input in another way. */
function owners(operators: readonly OperatorNode[], looks: readonly string[]): (tensor: Tensor) => Tensor {
  const looked = new Map<Tensor, Tensor>();
  for (const { operator, inputs, outputs } of operators) {
    const [input] = inputs;
    if (input && looks.includes(operator.name)) for (const output of outputs) looked.set(output, input);
  }
  return function ownerOf(tensor): Tensor {
    const input = looked.get(tensor);
    return input === undefined ? tensor : ownerOf(input);
  };
}

function bytesOf({ shape = [] }: Tensor): number {
  return 4 * elements(shape);
}

function elements(shape: Shape): number {
  return elementCount(shape) ?? Number.NaN;
}
