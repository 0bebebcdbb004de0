import { add, type Dimension, floorDivide } from '../tensor/dimension.ts';
import type { Padding, Pair, Sides } from './attribute.ts';
import { beyondExactness, isExact } from './exactness.ts';
import type { Refusal, Window } from './operator.ts';

/** A window that slides along one axis. Everything that slides (convolutions, pools) is this arithmetic twice. */
export interface Slide {
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  /** Padding on the side of the small indices, and of the large. */
  readonly before: number;
  readonly after: number;
  /** Whether a last window may hang over the padded end, if only it starts inside. */
  readonly ceil?: boolean;
}

/** How many positions the window has. */
export function windowCount(extent: Dimension, slide: Slide): Dimension {
  const constant = slide.before + paddingAfter(slide) - span(slide);
  return add(floorDivide(add(extent, constant), slide.stride), 1);
}

/**
 * The padding behind the input with which rounding down gives the right count, whatever the extent.
 *
 * With `ceil` PyTorch rounds up, and then drops the last window if it starts in the padding behind the input
 * (`pooling_output_shape_pad_lr` in ATen/native/Pool.h). Rounding up is `stride − 1` more padding; of which no more than
 * `span − 1` can be used, because the window that starts at the last element of the input ends there.
 */
export function paddingAfter(slide: Slide): number {
  return slide.ceil ? Math.min(slide.after + slide.stride - 1, span(slide) - 1) : slide.after;
}

/** How many positions of the input a window reaches over: `dilation · (kernel − 1) + 1`. */
export function span({ kernel, dilation }: Pick<Slide, 'kernel' | 'dilation'>): number {
  return dilation * (kernel - 1) + 1;
}

export interface SlideAttributes {
  readonly kernel_size: Pair;
  readonly stride: Pair;
  readonly dilation: Pair;
  readonly padding: Sides;
  readonly ceil_mode?: boolean;
}

/** The window along the height and along the width. */
export function slides(attributes: SlideAttributes): readonly [Slide, Slide] {
  const { kernel_size, stride, dilation, padding, ceil_mode: ceil = false } = attributes;
  const [left, right, top, bottom] = padding;
  return [
    { kernel: kernel_size[0], stride: stride[0], dilation: dilation[0], before: top, after: bottom, ceil },
    { kernel: kernel_size[1], stride: stride[1], dilation: dilation[1], before: left, after: right, ceil },
  ];
}

/** The height and width that a sliding window leaves of a feature map. */
export function slideOver(
  extents: readonly [Dimension, Dimension],
  attributes: SlideAttributes,
): readonly [Dimension, Dimension] | Refusal {
  const [vertical, horizontal] = slides(attributes);
  if (![vertical, horizontal].every(isExactSlide)) return beyondExactness;
  const height = windowCount(extents[0], vertical);
  const width = windowCount(extents[1], horizontal);
  if (typeof height === 'number' && height < 1) return tooLarge('height', extents[0], vertical);
  if (typeof width === 'number' && width < 1) return tooLarge('width', extents[1], horizontal);
  return [height, width];
}

/** Whether nothing on the way to the count is beyond 2^53, where a sum may come back from. */
function isExactSlide(slide: Slide): boolean {
  return isExact(span(slide), span(slide) + slide.stride, slide.before + slide.after + slide.stride);
}

/**
 * Four sides for `same` and `valid`. PyTorch's `same` keeps the size at stride 1, and puts the odd pixel of an even
 * kernel at the bottom and right (torch/nn/modules/conv.py, `_reversed_padding_repeated_twice`).
 */
export function paddingSides(padding: Padding, kernel: Pair, dilation: Pair): Sides {
  if (padding === 'valid') return [0, 0, 0, 0];
  if (padding !== 'same') return padding;
  const vertical = span({ kernel: kernel[0], dilation: dilation[0] }) - 1;
  const horizontal = span({ kernel: kernel[1], dilation: dilation[1] }) - 1;
  return [Math.floor(horizontal / 2), Math.ceil(horizontal / 2), Math.floor(vertical / 2), Math.ceil(vertical / 2)];
}

/** ONNX's order: the beginnings of all axes, then the ends. */
export function onnxPads([left, right, top, bottom]: Sides): readonly number[] {
  return [top, left, bottom, right];
}

export function receptiveWindow({ kernel_size, stride, padding, dilation }: SlideAttributes): Window {
  return { kernel: kernel_size, stride, padding: [padding[2], padding[0]], dilation };
}

/** Looks at one position of the input. */
export const pointwise: Window = { kernel: [1, 1], stride: [1, 1], padding: [0, 0], dilation: [1, 1] };

function tooLarge(axis: 'height' | 'width', extent: Dimension, slide: Slide): Refusal {
  const reach = span(slide);
  const given = Number(extent) + slide.before + slide.after;
  const kernel = slide.dilation === 1 ? `${reach}` : `${reach} (kernel ${slide.kernel}, dilation ${slide.dilation})`;
  const padded = slide.before + slide.after === 0 ? `${given}` : `${given} with its padding`;
  const largest = Math.floor((given - 1) / slide.dilation) + 1;
  const smaller = largest >= 1 ? `Use a kernel of at most ${largest} along the ${axis}` : 'Use a larger input';
  return {
    refused: 'window-too-large',
    at: { attribute: 'kernel_size' },
    message: `the window must fit into the input, but its ${axis} is ${kernel} and the input's is ${padded}`,
    help: `${smaller}, more padding, or less striding before it.`,
  };
}
