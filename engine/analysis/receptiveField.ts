import { type Graph, type OperatorNode, operatorNodes, type Tensor, valueInputs } from '../graph/graph.ts';
import { callOf } from '../graph/operatorNode.ts';
import type { Window } from '../operators/operator.ts';
import { type Factor, type Receipt, receipt, type Term, term } from '../operators/receipt.ts';
import { type AxisField, type AxisWindow, inputAxis, slide, union } from './axisField.ts';
import { mergesPositions, type Place, placesAfter, repeatsInput } from './place.ts';

/**
 * The part of the network's input that one position of a tensor depends on. `global` is all of it, wherever the position
 * is: behind global pooling, and behind whatever was multiplied with that.
 *
 * Only windows are looked at. A normalization with statistics of its own input depends on all of it a little, and the
 * offsets of a deformable convolution lead where the data says; neither is meant by the word. Where the windows of one
 * operator lie unevenly (an adaptive pool whose sizes do not divide, a transposed convolution that is both strided and
 * dilated), a field can be off by one position of that operator's input.
 */
export type ReceptiveField = 'global' | readonly [height: AxisField, width: AxisField];

/**
 * The receptive field of every tensor that has one. Those behind something unresolved are missing, those that merge
 * branches of different steps, and those that hang on a size nobody has given.
 */
export function receptiveFieldOf(graph: Graph): ReadonlyMap<Tensor, ReceptiveField> {
  const remembered = memory.get(graph);
  if (remembered !== undefined) return remembered;
  const fields = fieldsOf(graph);
  memory.set(graph, fields);
  return fields;
}

/**
 * How the size along an axis (0 is the height) comes about: what the widest input sees, and what the window adds to that,
 * `11 + 2×4 = 19`. Undefined where the field is global or not known.
 */
export function receptiveFieldReceipt(graph: Graph, node: OperatorNode, axis: 0 | 1): Receipt | undefined {
  const fields = receptiveFieldOf(graph);
  const output = axisOf(node.outputs[0], fields, axis);
  if (output === undefined) return undefined;
  const inputs = valueInputs(node).flatMap((tensor) => {
    const field = axisOf(tensor, fields, axis);
    return field === undefined ? [] : [{ path: tensor.path, field }];
  });
  const [first, ...others] = inputs;
  if (first === undefined) return undefined;
  const widest = others.reduce((best, each) => (each.field.size > best.field.size ? each : best), first);
  return receipt([
    term(widest.path, [widest.field.size]),
    ...added(node, axis, widest.field, output.size - widest.field.size),
  ]);
}

const memory = new WeakMap<Graph, ReadonlyMap<Tensor, ReceptiveField>>();

/** With the axes of the tensor along which the field's height and width lie. */
interface Placed {
  readonly field: ReceptiveField;
  readonly place: Place;
}

function fieldsOf(graph: Graph): ReadonlyMap<Tensor, ReceptiveField> {
  const placed = new Map<Tensor, Placed>();
  for (const { tensor } of graph.inputs) {
    if (tensor.shape?.length === 4) placed.set(tensor, { field: [inputAxis, inputAxis], place: [2, 3] });
  }
  for (const node of operatorNodes(graph.nodes)) {
    const tensors = valueInputs(node);
    const inputs = tensors.flatMap((tensor) => placed.get(tensor) ?? []);
    if (inputs.length < tensors.length) continue;
    for (const [port, tensor] of node.outputs.entries()) {
      const output = throughOperator(node, inputs, port);
      if (output !== undefined) placed.set(tensor, output);
    }
  }
  return new Map([...placed].map(([tensor, { field }]) => [tensor, field]));
}

function throughOperator(node: OperatorNode, inputs: readonly Placed[], port: number): Placed | undefined {
  const [first] = inputs;
  if (first === undefined) return undefined;
  const { place } = first;
  const moved = placesAfter(node, place, port);
  if (moved === undefined) return undefined;
  if (inputs.some(({ field }) => field === 'global') || repeatsInput(node, place))
    return { field: 'global', place: moved.place };
  const window = moved.window ?? windowOf(node, place);
  // Only the first input lies below the window: offsets and masks of a deformable convolution have its output's positions.
  const fields = inputs.map(({ field }, index) => (index === 0 ? throughWindow(field, window) : field));
  const field = mergesPositions(node, place) ? undefined : merged(fields);
  return field && { field, place: moved.place };
}

function windowOf(node: OperatorNode, place: Place): Window | undefined {
  const window = node.operator.window?.(callOf(node));
  // A window along the height and width of a tensor that has the channels there mixes positions and channels.
  return window === undefined || (place[0] === 2 && place[1] === 3) ? window : 'global';
}

function throughWindow(field: ReceptiveField, window: Window | undefined): ReceptiveField | undefined {
  if (window === undefined) return field;
  if (window === 'unknown') return undefined;
  if (field === 'global' || window === 'global') return 'global';
  return both(slide(field[0], alongAxis(window, 0)), slide(field[1], alongAxis(window, 1)));
}

function merged(fields: readonly (ReceptiveField | undefined)[]): ReceptiveField | undefined {
  const known = fields.filter((field) => field !== undefined);
  if (known.length < fields.length) return undefined;
  const windows = known.filter((field) => field !== 'global');
  if (windows.length < known.length) return 'global';
  return both(union(windows.map(([height]) => height)), union(windows.map(([, width]) => width)));
}

function both(height: AxisField | undefined, width: AxisField | undefined): ReceptiveField | undefined {
  return height && width && [height, width];
}

function alongAxis(window: Exclude<Window, string>, axis: 0 | 1): AxisWindow {
  const { kernel, stride, padding, dilation } = window;
  return { kernel: kernel[axis], stride: stride[axis], padding: padding[axis], dilation: dilation[axis] };
}

function axisOf(
  tensor: Tensor | undefined,
  fields: ReadonlyMap<Tensor, ReceptiveField>,
  axis: 0 | 1,
): AxisField | undefined {
  const field = tensor && fields.get(tensor);
  return field === 'global' ? undefined : field?.[axis];
}

/** `(kernel − 1) · dilation` jumps of the input, where that is all there is to it. */
function added(node: OperatorNode, axis: 0 | 1, input: AxisField, more: number): readonly Term[] {
  if (more === 0) return [];
  const window = node.operator.window?.(callOf(node));
  if (window === undefined || typeof window === 'string') return [term('other branches', [more])];
  const { kernel, dilation } = alongAxis(window, axis);
  const factors: Factor[] = [...(dilation === 1 ? [] : [dilation]), kernel - 1, input.jump];
  const product = term('window', factors);
  return [product.value === more ? product : term('window', [more])];
}
