import { type OnnxModel, type OnnxNode, pathOf } from '../onnx/model.ts';
import type { OnnxType } from '../operators/lowering.ts';
import type { Extents } from './proof.ts';

/** How many multiply-accumulates were seen, or the kind of node that nobody here knows how to count. */
export type Counted = number | { readonly unknown: OnnxType };

/**
 * The multiply-accumulates of each node of the network by its path, counted the naive way: the loops of a convolution are
 * gone through position by position and tap by tap, as far as the tensors that were there reach. Nothing is looked up in
 * the operators' own formulas, only what ONNX defines: https://onnx.ai/onnx/operators/
 *
 * Only products with what the network learns count, so the matrices of an adaptive pool do not.
 */
export function countMacs(model: OnnxModel, shapes: ReadonlyMap<string, Extents>): ReadonlyMap<string, Counted> {
  const sizes = new Map([...shapes, ...model.weights.map(({ name, shape }): [string, Extents] => [name, shape])]);
  const learned = new Set(model.weights.map(({ name }) => name));
  const counts = new Map<string, Counted>();
  for (const node of model.nodes) {
    const weight = node.inputs.find((name) => learned.has(name));
    if (weight === undefined) continue;
    if (rearranges.has(node.type)) {
      for (const output of node.outputs) learned.add(output);
    } else if (!spreads.has(node.type)) {
      const path = pathOf(node.name);
      counts.set(
        path,
        sum(
          counts.get(path) ?? 0,
          counted(node, (name) => sizes.get(name) ?? []),
        ),
      );
    }
  }
  return counts;
}

/** Whether the shapes of what it reads and puts out are needed. */
export function isCounted({ type }: OnnxNode): boolean {
  return Object.hasOwn(loops, type);
}

/** Weights that go through these are weights still. */
const rearranges = new Set<OnnxType>(['Identity', 'Reshape', 'Transpose', 'Unsqueeze']);

/** Operators that use a weight once for each element: no sum of products. */
const spreads = new Set<OnnxType>([
  'Add',
  'BatchNormalization',
  'InstanceNormalization',
  'LayerNormalization',
  'Mul',
  'PRelu',
]);

type Sizes = (name: string) => Extents;

const loops: Readonly<Record<OnnxType, (node: OnnxNode, sizes: Sizes) => number>> = {
  // A window at every position of the output, over the input channels of its group. The kernel is [out, in/groups, h, w].
  Conv: ({ inputs, outputs }, sizes) => taps(sizes(outputs[0] ?? ''), sizes(inputs[1] ?? '')),
  DeformConv: ({ inputs, outputs }, sizes) => taps(sizes(outputs[0] ?? ''), sizes(inputs[1] ?? '')),
  // A copy of the kernel laid down at every position of the input. The kernel is [in, out/groups, h, w].
  ConvTranspose: ({ inputs }, sizes) => taps(sizes(inputs[0] ?? ''), sizes(inputs[1] ?? '')),
  Gemm: products,
  MatMul: products,
};

function counted(node: OnnxNode, sizes: Sizes): Counted {
  const loop = Object.hasOwn(loops, node.type) ? loops[node.type] : undefined;
  return loop?.(node, sizes) ?? { unknown: node.type };
}

function sum(before: Counted, more: Counted): Counted {
  if (typeof before !== 'number') return before;
  return typeof more === 'number' ? before + more : more;
}

function taps(positions: Extents, [, channels = 0, height = 0, width = 0]: Extents): number {
  let count = 0;
  eachPosition(positions, () => {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) count += channels;
    }
  });
  return count;
}

/** A row times a column for every element of the output. */
function products({ inputs, outputs }: OnnxNode, sizes: Sizes): number {
  const length = sizes(inputs[0] ?? '').at(-1) ?? 0;
  let count = 0;
  eachPosition(sizes(outputs[0] ?? ''), () => {
    count += length;
  });
  return count;
}

function eachPosition(shape: Extents, visit: () => void, axis = 0): void {
  if (axis === shape.length) visit();
  else for (let index = 0; index < (shape[axis] ?? 0); index++) eachPosition(shape, visit, axis + 1);
}
