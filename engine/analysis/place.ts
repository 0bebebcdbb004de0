import type { OperatorNode } from '../graph/graph.ts';
import type { AttributeValue } from '../operators/attribute.ts';
import { frontAxis } from '../operators/axis.ts';
import type { Window } from '../operators/operator.ts';
import { pointwise } from '../operators/window.ts';

/** The axes of a tensor along which the height and the width of the input lie: 2 and 3, until a Permute moves them. */
export type Place = readonly [height: number, width: number];

export interface Moved {
  readonly place: Place;
  /** How the output's positions lie on the input's, where the operator's own window does not say. */
  readonly window?: Window;
}

/** Where height and width are in an output, given where they are in the first input; undefined where that cannot be told. */
export function placesAfter(node: OperatorNode, place: Place, port: number): Moved | undefined {
  const { dims, step } = node.attributes;
  switch (node.operator.name) {
    case 'Permute':
      return { place: [positionAfter(place[0], dims, node), positionAfter(place[1], dims, node)] };
    case 'Linear':
      // It mixes the last axis only, which in a tensor with the channels at the end is no position.
      return { place, window: place.includes(rankOf(node) - 1) || rankOf(node) === 2 ? 'global' : pointwise };
    case 'Slice':
      return cut(node, place, sliceStart(node), numberOr(step, 1));
    case 'Split':
    case 'Chunk':
      return cut(node, place, extentBefore(node, port), 1);
    default:
      return { place };
  }
}

/** Concatenated along the height or width: what a position sees then depends on which side of the seam it is on. */
export function mergesPositions(node: OperatorNode, place: Place): boolean {
  return node.operator.name === 'Concat' && node.inputs.length > 1 && place.includes(cutAxis(node));
}

/** Whether an input is stretched over the others: its one position is then seen from everywhere. */
export function repeatsInput(node: OperatorNode, place: Place): boolean {
  const output = node.outputs[0]?.shape;
  if (node.operator.category !== 'Merge' || node.operator.name === 'Concat') return false;
  return node.inputs.some(({ shape }) => place.some((axis) => shape?.[axis] === 1 && output?.[axis] !== 1));
}

function cut(node: OperatorNode, place: Place, start: number | undefined, step: number): Moved | undefined {
  const axis = place.indexOf(cutAxis(node));
  if (axis < 0) return { place };
  if (start === undefined) return undefined;
  const along = (index: number, cut: number, whole: number) => (index === axis ? cut : whole);
  return {
    place,
    window: {
      kernel: [1, 1],
      stride: [along(0, step, 1), along(1, step, 1)],
      padding: [along(0, -start, 0), along(1, -start, 0)],
      dilation: [1, 1],
    },
  };
}

function cutAxis(node: OperatorNode): number {
  const { dim } = node.attributes;
  return frontAxis(numberOr(dim, 1), rankOf(node));
}

/** A negative start counts from the end. */
function sliceStart(node: OperatorNode): number | undefined {
  const { start } = node.attributes;
  const first = numberOr(start, 0);
  if (first >= 0) return first;
  const extent = node.inputs[0]?.shape?.[cutAxis(node)];
  return typeof extent === 'number' ? Math.max(0, first + extent) : undefined;
}

/** How far from the beginning an output of a Split begins. */
function extentBefore(node: OperatorNode, port: number): number | undefined {
  let start = 0;
  for (const { shape } of node.outputs.slice(0, port)) {
    const extent = shape?.[cutAxis(node)];
    if (typeof extent !== 'number') return undefined;
    start += extent;
  }
  return start;
}

function positionAfter(axis: number, dims: AttributeValue, node: OperatorNode): number {
  return typeof dims === 'object' ? dims.findIndex((each) => frontAxis(each ?? 0, rankOf(node)) === axis) : axis;
}

function rankOf(node: OperatorNode): number {
  return node.inputs[0]?.shape?.length ?? 0;
}

function numberOr(value: AttributeValue, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
