import { type Dimension, ratio } from '../../tensor/dimension.ts';
import type { Shape } from '../../tensor/shape.ts';
import type { AttributeSchema, Pair } from '../attribute.ts';
import { type FeatureMap, featureMap } from '../featureMap.ts';
import { knownSize } from '../knownSize.ts';
import type { Lowering, OnnxAttributes } from '../lowering.ts';
import { isRefusal, operator, type Refusal, type Window } from '../operator.ts';
import { expression, moduleCall, printArguments } from '../spelling.ts';
import { workPerElement } from '../work.ts';
import { lowerNearest, type NearestRule, nearest, nearestExact, nearestOfOneChannel } from './nearest.ts';
import { onnxScale } from './onnxScale.ts';
import { scaleExtent } from './scaleExtent.ts';

const schema = {
  size: { kind: 'pair', minimum: 1, optional: true, doc: 'Height and width of the output.' },
  scale_factor: {
    kind: 'pair',
    minimum: 0,
    fractional: true,
    optional: true,
    doc: 'How much larger the output is; the size is rounded down.',
  },
  mode: {
    kind: 'choice',
    choices: ['nearest', 'nearest-exact', 'bilinear', 'bicubic'],
    default: 'nearest',
    doc: 'How values between pixels are found; `area` is an AdaptiveAvgPool2d.',
  },
  align_corners: {
    kind: 'boolean',
    optional: true,
    doc: 'Whether the centres of the corner pixels stay where they are, or the corners of the corner pixels. Not for nearest.',
  },
  recompute_scale_factor: {
    kind: 'boolean',
    optional: true,
    doc: 'Whether pixels are looked for by the quotient of the sizes, which are rounded, instead of by `scale_factor`.',
  },
} as const satisfies AttributeSchema;

export const upsample = operator({
  name: 'Upsample',
  category: 'Resize',
  doc: 'Makes a feature map larger (or smaller) by repeating pixels or by interpolating between them. With a second input it becomes as high and wide as that.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Upsample.html',
  attributes: schema,
  inputs: ['input', 'like?'],
  readsSizeOf: [1],
  infer({ attributes, inputs }) {
    const input = featureMap(inputs[0]);
    if (isRefusal(input)) return input;
    const like = inputs[1] && featureMap(inputs[1], 1);
    if (like !== undefined && isRefusal(like)) return like;
    const refusal = checkAttributes(attributes, like);
    if (refusal) return refusal;
    const extents = extentsOf(attributes, input, like);
    return checkExtents(extents) ?? [[input[0], input[1], ...extents]];
  },
  /** A product and a sum for each pixel that is looked at; repeating pixels is no work. */
  cost({ attributes, outputs }) {
    const taps = pixels[attributes.mode];
    return taps === 1 ? [] : [workPerElement('elementwise', outputs[0], [2, taps, taps])];
  },
  window: ({ attributes, inputs }) => upsampleWindow(attributes, inputs),
  lower({ attributes, inputs, outputs }, graph) {
    const { mode } = attributes;
    const scaleFactor = scaleThatCounts(attributes);
    const [input = ''] = graph.inputs;
    const along = (axis: 0 | 1) => ({
      extent: inputs[0]?.[axis + 2],
      count: outputs[0]?.[axis + 2],
      scale: scaleFactor?.[axis],
    });
    const axes = [along(0), along(1)] as const;
    const sizes = scaleFactor === undefined ? targetSizes(outputs[0], graph) : undefined;
    const rule = ruleOf(mode, inputs[0]?.[1]);
    const gathered = rule && lowerNearest(graph, input, axes, rule, sizes);
    if (gathered !== undefined) return [gathered];
    const scales = axes.map(({ extent, count, scale = 1 }) =>
      // PyTorch's bilinear copies an axis whose size stays, whatever its scale (ATen/native/UpSample.h).
      mode === 'bilinear' && extent === count ? 1 : onnxScale(scale, extent, count),
    );
    const target = sizes === undefined ? [graph.floats(scales)] : ['', sizes];
    return [graph.node('Resize', [input, '', ...target], { axes: [2, 3], ...interpolation(attributes) })];
  },
  pytorch({ attributes, inputs }) {
    const call = moduleCall('nn.Upsample', {}, schema, attributes);
    if (inputs[1] === undefined) return call;
    return expression(
      `F.interpolate(${['{x0}', 'size={x1}.shape[2:]', ...printArguments(call.arguments)].join(', ')})`,
    );
  },
  starter: () => ({ scale_factor: 2 }),
  examples: [
    { attributes: { scale_factor: 2 }, inputs: [[3, 4, 5]], outputs: [[3, 8, 10]] },
    {
      attributes: { scale_factor: [1.5, 2.5], mode: 'bilinear', align_corners: true },
      inputs: [[2, 5, 7]],
      outputs: [[2, 7, 17]],
    },
    {
      attributes: { mode: 'bilinear' },
      inputs: [
        [2, 3, 4],
        [6, 7, 5],
      ],
      outputs: [[2, 7, 5]],
    },
  ],
});

interface Attributes {
  readonly size: Pair | undefined;
  readonly scale_factor: Pair | undefined;
  readonly mode: keyof typeof pixels;
  readonly align_corners: boolean | undefined;
  readonly recompute_scale_factor: boolean | undefined;
}

/** How many pixels along an axis an output value is made of. */
const pixels = { nearest: 1, 'nearest-exact': 1, bilinear: 2, bicubic: 4 };

/** Undefined where the sizes say by how much a step in the output is one in the input. */
function scaleThatCounts({ scale_factor, recompute_scale_factor }: Attributes): Pair | undefined {
  return recompute_scale_factor ? undefined : scale_factor;
}

function ruleOf(mode: Attributes['mode'], channels: Dimension | undefined): NearestRule | undefined {
  if (mode === 'nearest') return channels === 1 ? nearestOfOneChannel : nearest;
  return mode === 'nearest-exact' ? nearestExact : undefined;
}

/** PyTorch's rules for where an output pixel lies in the input (ATen/native/UpSample.h), in ONNX's words. */
function interpolation({ mode, align_corners }: Attributes): OnnxAttributes {
  if (mode === 'nearest') {
    return { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' };
  }
  if (mode === 'nearest-exact') return { mode: 'nearest', nearest_mode: 'round_prefer_ceil' };
  const coordinates = { coordinate_transformation_mode: align_corners ? 'align_corners' : 'half_pixel' };
  if (mode === 'bilinear') return { mode: 'linear', ...coordinates };
  return { mode: 'cubic', cubic_coeff_a: { float: -0.75 }, ...coordinates };
}

function extentsOf(
  { size, scale_factor = [1, 1] }: Attributes,
  [, , height, width]: FeatureMap,
  like: FeatureMap | undefined,
): readonly [Dimension, Dimension] {
  if (like !== undefined) return [like[2], like[3]];
  return size ?? [scaleExtent(height, scale_factor[0]), scaleExtent(width, scale_factor[1])];
}

/** The value with the height and width of the output. */
function targetSizes(output: Shape | undefined, graph: Lowering): string {
  const [, like] = graph.inputs;
  const [height, width] = [output?.[2], output?.[3]];
  const known = typeof height === 'number' && typeof width === 'number';
  if (like !== undefined && !known) return graph.node('Shape', [like], { start: 2, end: 4 });
  return graph.integers([knownSize(height, 'Upsample'), knownSize(width, 'Upsample')]);
}

/** One step in the output is `1 / scale` of a step in the input. */
function upsampleWindow(attributes: Attributes, inputs: readonly Shape[]): Window {
  const { mode, align_corners } = attributes;
  const [vertical, horizontal] = [stepOf(attributes, inputs, 0), stepOf(attributes, inputs, 1)];
  if (vertical === undefined || horizontal === undefined) return 'unknown';
  const kernel = pixels[mode];
  // Where output 0 lies: the first pixel that counts is the one before it, or one more of four.
  const first = (stride: number) => {
    if (align_corners || mode === 'nearest') return 0;
    return mode === 'nearest-exact' ? stride / 2 : (stride - 1) / 2;
  };
  const padding = (stride: number) => (kernel === 4 ? 1 : 0) - first(stride) + 0.5;
  return {
    kernel: [kernel, kernel],
    stride: [vertical, horizontal],
    padding: [padding(vertical), padding(horizontal)],
    dilation: [1, 1],
  };
}

function stepOf(attributes: Attributes, [input, like]: readonly Shape[], axis: 0 | 1): number | undefined {
  const { size, scale_factor, align_corners } = attributes;
  const extent = input?.[axis + 2];
  if (extent === undefined) return undefined;
  const count = like?.[axis + 2] ?? size?.[axis] ?? scaleExtent(extent, scale_factor?.[axis] ?? 1);
  const known = typeof extent === 'number' && typeof count === 'number';
  if (align_corners && known && count > 1 && extent > 1) return (extent - 1) / (count - 1);
  const scale = scaleThatCounts(attributes)?.[axis];
  return scale === undefined ? ratio(extent, count) : 1 / scale;
}

function checkAttributes(
  { size, scale_factor, mode, align_corners, recompute_scale_factor }: Attributes,
  like: FeatureMap | undefined,
): Refusal | undefined {
  const given = [
    ...(size === undefined ? [] : ['size']),
    ...(scale_factor === undefined ? [] : ['scale_factor']),
    ...(like === undefined ? [] : ['a second input']),
  ];
  if (given.length !== 1) {
    return {
      refused: 'attribute-conflict',
      at: { attribute: scale_factor === undefined ? 'size' : 'scale_factor' },
      message: `one of size, scale_factor and a second input must be given, but ${given.length === 0 ? 'none is' : `${given.join(' and ')} are`}`,
      help: given.length === 0 ? 'Write scale_factor: 2.' : `Keep ${given.join(' or ')}.`,
    };
  }
  if (scale_factor?.some((scale) => scale <= 0)) {
    const message = `scale_factor must be larger than 0, but it is ${scale_factor.join(', ')}`;
    return { refused: 'attribute-range', at: { attribute: 'scale_factor' }, message, help: 'Write scale_factor: 2.' };
  }
  if (scale_factor === undefined && recompute_scale_factor) {
    const message = 'recompute_scale_factor needs a scale_factor, but the size is given';
    const at = { attribute: 'recompute_scale_factor' };
    return { refused: 'attribute-conflict', at, message, help: 'Leave it out: the size says it all.' };
  }
  if (pixels[mode] !== 1 || align_corners === undefined) return undefined;
  return {
    refused: 'attribute-conflict',
    at: { attribute: 'align_corners' },
    message: `align_corners needs a mode that interpolates, but the mode is ${mode}`,
    help: 'Leave it out, or use the mode bilinear or bicubic.',
  };
}

function checkExtents(extents: readonly Dimension[]): Refusal | undefined {
  const axis = extents.findIndex((extent) => typeof extent === 'number' && extent < 1);
  if (axis < 0) return undefined;
  return {
    refused: 'empty-output',
    at: { attribute: 'scale_factor' },
    message: `the output must have a pixel at least, but its ${axis === 0 ? 'height' : 'width'} is rounded down to 0`,
    help: 'Use a larger scale_factor.',
  };
}
