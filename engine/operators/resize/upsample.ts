import { type Dimension, ratio } from '../../tensor/dimension.ts';
import type { Shape } from '../../tensor/shape.ts';
import type { AttributeSchema, Pair } from '../attribute.ts';
import { type FeatureMap, featureMap } from '../featureMap.ts';
import type { Lowering, OnnxAttributes } from '../lowering.ts';
import { isRefusal, operator, type Refusal, type Window } from '../operator.ts';
import { expression, moduleCall, printArguments } from '../spelling.ts';
import { workPerElement } from '../work.ts';
import { lowerNearest } from './nearest.ts';
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
    choices: ['nearest', 'bilinear', 'bicubic'],
    default: 'nearest',
    doc: 'How values between pixels are found.',
  },
  align_corners: {
    kind: 'boolean',
    optional: true,
    doc: 'Whether the centres of the corner pixels stay where they are, or the corners of the corner pixels. Not for nearest.',
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
    const { scale_factor, mode } = attributes;
    const [input = ''] = graph.inputs;
    const along = (axis: 0 | 1) => ({
      extent: inputs[0]?.[axis + 2],
      count: outputs[0]?.[axis + 2],
      scale: scale_factor?.[axis],
    });
    const axes = [along(0), along(1)] as const;
    const sizes = targetSizes(attributes, outputs[0], graph);
    const gathered = mode === 'nearest' ? lowerNearest(graph, input, axes, sizes) : undefined;
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
}

/** How many pixels along an axis an output value is made of. */
const pixels = { nearest: 1, bilinear: 2, bicubic: 4 };

/** PyTorch's rules for where an output pixel lies in the input (ATen/native/UpSample.h), in ONNX's words. */
function interpolation({ mode, align_corners }: Attributes): OnnxAttributes {
  if (mode === 'nearest') {
    return { mode: 'nearest', coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' };
  }
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

/** The value with the height and width of the output; undefined where they follow from the scale. */
function targetSizes({ size }: Attributes, output: Shape | undefined, graph: Lowering): string | undefined {
  const [, like] = graph.inputs;
  if (size === undefined && like === undefined) return undefined;
  const [height, width] = [output?.[2], output?.[3]];
  if (typeof height === 'number' && typeof width === 'number') return graph.integers([height, width]);
  return graph.node('Shape', [like ?? ''], { start: 2, end: 4 });
}

/** One step in the output is `1 / scale` of a step in the input. */
function upsampleWindow({ size, scale_factor, mode }: Attributes, [input, like]: readonly Shape[]): Window {
  const step = (axis: 0 | 1) => {
    if (scale_factor !== undefined) return 1 / scale_factor[axis];
    const [from, to] = [input?.[axis + 2], size?.[axis] ?? like?.[axis + 2]];
    return from === undefined || to === undefined ? undefined : ratio(from, to);
  };
  const [vertical, horizontal] = [step(0), step(1)];
  if (vertical === undefined || horizontal === undefined) return 'unknown';
  const kernel = pixels[mode];
  // The centre of an output pixel lies half of an input pixel less half of its own step inside.
  const padding = (stride: number) => (kernel - 1) / 2 - (stride - 1) / 2;
  return {
    kernel: [kernel, kernel],
    stride: [vertical, horizontal],
    padding: [padding(vertical), padding(horizontal)],
    dilation: [1, 1],
  };
}

function checkAttributes(
  { size, scale_factor, mode, align_corners }: Attributes,
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
  if (mode !== 'nearest' || align_corners === undefined) return undefined;
  return {
    refused: 'attribute-conflict',
    at: { attribute: 'align_corners' },
    message: 'align_corners needs a mode that interpolates, but the mode is nearest',
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
