import type { Shape } from '../../tensor/shape.ts';
import type { AttributeSchema, Pair, Sides } from '../attribute.ts';
import { featureMap } from '../featureMap.ts';
import { type Cost, isRefusal, type Refusal, type Window } from '../operator.ts';
import { paddingAfter, receptiveWindow, type SlideAttributes, slideOver, slides } from '../window.ts';
import { workPerElement } from '../work.ts';

/** What all pools with a sliding window can be told. */
export const poolingAttributes = {
  kernel_size: { kind: 'pair', minimum: 1, doc: 'Height and width of the window.' },
  stride: {
    kind: 'pair',
    minimum: 1,
    optional: true,
    doc: 'Step of the window; when left out, windows lie side by side.',
  },
  ceil_mode: {
    kind: 'boolean',
    default: false,
    doc: 'Rounds the size of the output up: a last window may hang over the edge.',
  },
} as const satisfies AttributeSchema;

export const poolingPadding = {
  kind: 'padding',
  minimum: 0,
  default: [0, 0, 0, 0],
  doc: 'Pixels added around the input, at most half of the window.',
} as const;

export interface PoolingAttributes {
  readonly kernel_size: Pair;
  readonly stride: Pair | undefined;
  readonly ceil_mode: boolean;
  readonly padding?: Sides;
  readonly dilation?: Pair;
}

export function inferPool(attributes: PoolingAttributes, shape: Shape | undefined): readonly Shape[] | Refusal {
  const input = featureMap(shape);
  if (isRefusal(input)) return input;
  const [batch, channels, height, width] = input;
  const refusal = checkPadding(attributes);
  if (refusal) return refusal;
  const extents = slideOver([height, width], poolingSlide(attributes));
  return isRefusal(extents) ? extents : [[batch, channels, ...extents]];
}

/** PyTorch's defaults: windows side by side, none around, no holes. */
export function poolingSlide(attributes: PoolingAttributes): SlideAttributes {
  const { kernel_size, stride = kernel_size, padding = [0, 0, 0, 0], dilation = [1, 1], ceil_mode } = attributes;
  return { kernel_size, stride, padding, dilation, ceil_mode };
}

/** Every element of the window is looked at once for every element of the output. */
export function poolingCost(
  { kernel_size }: PoolingAttributes,
  output: Shape | undefined,
  perTap = 1,
): readonly Cost[] {
  const taps = perTap === 1 ? kernel_size : [perTap, ...kernel_size];
  return [workPerElement('pooling', output, taps)];
}

export function poolingWindow(attributes: PoolingAttributes): Window {
  return receptiveWindow(poolingSlide(attributes));
}

/** The padding with `ceil_mode` made explicit: ONNX Runtime rounds up by a rule of its own, which is not PyTorch's. */
export function explicitPadding(attributes: PoolingAttributes): Sides {
  const [vertical, horizontal] = slides(poolingSlide(attributes));
  return [horizontal.before, paddingAfter(horizontal), vertical.before, paddingAfter(vertical)];
}

/** Halves the size, as almost every network does with its pools. */
export const poolingStarter = () => ({ kernel_size: 2 });

/** Half of the kernel, rounded down, whatever the dilation (`pool2d_shape_check` in ATen/native/Pool.h). */
function checkPadding({ kernel_size, padding = [0, 0, 0, 0] }: PoolingAttributes): Refusal | undefined {
  const [left, , top] = padding;
  const axis = top > Math.floor(kernel_size[0] / 2) ? 0 : left > Math.floor(kernel_size[1] / 2) ? 1 : undefined;
  if (axis === undefined) return undefined;
  const most = Math.floor(kernel_size[axis] / 2);
  return {
    refused: 'attribute-range',
    at: { attribute: 'padding' },
    message: `padding must be at most ${most}, half of the kernel's ${kernel_size[axis]}, but it is ${axis === 0 ? top : left}`,
    help: `Use ${most} or less, or a larger kernel_size.`,
  };
}
