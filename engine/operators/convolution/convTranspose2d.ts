import { add, type Dimension, multiply } from '../../tensor/dimension.ts';
import { printFullShape } from '../../tensor/shape.ts';
import type { AttributeSchema, Pair, Sides } from '../attribute.ts';
import { greatestCommonDivisor } from '../divisors.ts';
import { beyondExactness, isExact } from '../exactness.ts';
import { featureMap, knownChannels } from '../featureMap.ts';
import { kernelAndBias } from '../initialize.ts';
import type { Lowering } from '../lowering.ts';
import { isRefusal, operator, type Refusal, type Window } from '../operator.ts';
import { perGroup } from '../receipt.ts';
import { onnxPads, span } from '../window.ts';
import { workPerElement } from '../work.ts';
import {
  checkConvolution,
  convolutionAttributes,
  convolutionCall,
  kernelSize,
  outChannels,
  weights,
} from './convolution.ts';

const schema = {
  out_channels: outChannels,
  kernel_size: kernelSize,
  stride: { kind: 'pair', minimum: 1, default: [1, 1], doc: 'How far apart the inputs are laid out in the output.' },
  padding: { kind: 'padding', minimum: 0, default: [0, 0, 0, 0], doc: 'Pixels cut off around the output.' },
  output_padding: {
    kind: 'pair',
    minimum: 0,
    default: [0, 0],
    doc: 'Pixels added at the bottom and right, to tell apart the sizes that a strided convolution rounds to the same.',
  },
  padding_mode: { kind: 'choice', choices: ['zeros'], default: 'zeros', doc: 'PyTorch knows only zeros here.' },
  ...convolutionAttributes,
} as const satisfies AttributeSchema;

export const convTranspose2d = operator({
  name: 'ConvTranspose2d',
  category: 'Convolution',
  doc: 'A convolution run backwards: each input pixel lays a weighted copy of the kernel into the output. Makes feature maps larger.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.ConvTranspose2d.html',
  attributes: schema,
  inputs: ['input'],
  infer({ attributes, inputs }) {
    const input = featureMap(inputs[0]);
    if (isRefusal(input)) return input;
    const [batch, channels, height, width] = input;
    const refusal = checkConvolution(attributes, channels) ?? checkOutputPadding(attributes);
    if (refusal) return refusal;
    const rows = grown(height, 0, attributes);
    const columns = grown(width, 1, attributes);
    if (rows === undefined || columns === undefined) return beyondExactness;
    const output = [batch, attributes.out_channels, rows, columns];
    const empty = output.some((extent) => typeof extent === 'number' && extent < 1);
    return empty ? emptyOutput(printFullShape(output)) : [output];
  },
  weights({ attributes, inputs }) {
    const { out_channels, kernel_size, groups, bias } = attributes;
    const channels = knownChannels(inputs[0]?.[1]);
    if (typeof channels !== 'number') return channels;
    return kernelAndBias(
      [channels, out_channels / groups, ...kernel_size],
      [channels, ...kernel_size, perGroup(out_channels, groups)],
      bias ? out_channels : 0,
    );
  },
  /** Each element of the *input* meets a kernel of `kh × kw × out/groups`. */
  cost({ attributes, inputs, outputs }) {
    const { kernel_size, out_channels, groups, bias } = attributes;
    const macs = workPerElement('macs', inputs[0], [perGroup(out_channels, groups), ...kernel_size]);
    return bias ? [macs, workPerElement('bias', outputs[0])] : [macs];
  },
  window: ({ attributes }) => transposedWindow(attributes),
  lower({ attributes }, graph) {
    const { kernel_size, stride, padding, dilation, groups } = attributes;
    const { cut, added } = endOf(attributes);
    const [left, , top] = padding;
    const [weight = '', ...bias] = weights(attributes, graph);
    const isPadded = added.some((amount, axis) => amount >= stride[axis === 0 ? 0 : 1]);
    const output = graph.node('ConvTranspose', [...graph.inputs, weight, ...(isPadded ? [] : bias)], {
      kernel_shape: kernel_size,
      strides: stride,
      pads: onnxPads([left, cut[1], top, cut[0]]),
      output_padding: isPadded ? [0, 0] : added,
      dilations: dilation,
      group: groups,
    });
    return [isPadded ? padEnd(graph, output, added, bias) : output];
  },
  pytorch: (call) => convolutionCall('nn.ConvTranspose2d', schema, call),
  starter: () => ({ out_channels: 64, kernel_size: 2, stride: 2 }),
  examples: [
    {
      attributes: { out_channels: 3, kernel_size: 4, stride: 2, padding: 1 },
      inputs: [[4, 5, 7]],
      outputs: [[3, 10, 14]],
      parameters: 195,
      macs: 6720,
    },
    {
      attributes: { out_channels: 6, kernel_size: 3, stride: 2, padding: 1, output_padding: 1, groups: 2, bias: false },
      inputs: [[4, 5, 4]],
      outputs: [[6, 10, 8]],
      parameters: 108,
      macs: 2160,
    },
  ],
});

interface Attributes {
  readonly kernel_size: Pair;
  readonly stride: Pair;
  readonly padding: Sides;
  readonly output_padding: Pair;
  readonly dilation: Pair;
}

/** `(H − 1) · stride − 2 · padding + dilation · (kernel − 1) + output_padding + 1`; undefined where that cannot be told exactly. */
function grown(extent: Dimension, axis: 0 | 1, attributes: Attributes): Dimension | undefined {
  const { kernel_size, stride, padding, output_padding, dilation } = attributes;
  const [left, right, top, bottom] = padding;
  const cut = axis === 0 ? top + bottom : left + right;
  const reach = span({ kernel: kernel_size[axis], dilation: dilation[axis] });
  const laid = multiply(add(extent, -1), stride[axis]);
  if (!isExact(reach + output_padding[axis] + cut + (typeof laid === 'number' ? laid : 0))) return undefined;
  return add(laid, reach + output_padding[axis] - cut);
}

/**
 * The inputs that one output position sees at most. Only taps whose distance is a multiple of the stride can meet in one
 * output; in the input they are `dilation / gcd(dilation, stride)` apart.
 */
function transposedWindow({ kernel_size, stride, padding, dilation }: Attributes): Window {
  const axis = (index: 0 | 1, before: number) => {
    const common = greatestCommonDivisor(dilation[index], stride[index]);
    const kernel = Math.floor(((kernel_size[index] - 1) * common) / stride[index]) + 1;
    const apart = dilation[index] / common;
    // The centre of output 0 lies (padding − reach / 2) / stride in the input.
    const centre = (before - (dilation[index] * (kernel_size[index] - 1)) / 2) / stride[index];
    return { kernel, stride: 1 / stride[index], padding: ((kernel - 1) * apart) / 2 - centre, dilation: apart };
  };
  const [vertical, horizontal] = [axis(0, padding[2]), axis(1, padding[0])];
  return {
    kernel: [vertical.kernel, horizontal.kernel],
    stride: [vertical.stride, horizontal.stride],
    padding: [vertical.padding, horizontal.padding],
    dilation: [vertical.dilation, horizontal.dilation],
  };
}

function checkOutputPadding({ output_padding, stride, dilation }: Attributes): Refusal | undefined {
  const most = stride.map((step, axis) => Math.max(step, dilation[axis] ?? 1) - 1);
  const axis = output_padding.findIndex((pixels, index) => pixels > (most[index] ?? 0));
  if (axis < 0) return undefined;
  return {
    refused: 'attribute-range',
    at: { attribute: 'output_padding' },
    message: `output_padding must be smaller than the stride or the dilation, but ${output_padding[axis]} is not smaller than ${(most[axis] ?? 0) + 1}`,
    help: `Use ${most[axis]} or less.`,
  };
}

function emptyOutput(shape: string): Refusal {
  return {
    refused: 'empty-output',
    at: { attribute: 'padding' },
    message: `the output must have a pixel at least, but it would be ${shape}`,
    help: 'Use less padding, which cuts the output here, or a larger input.',
  };
}

/**
 * `output_padding` gives back what `padding` cuts off at the end, and only what is left of it is added. ONNX Runtime
 * refuses as much as a stride, which PyTorch allows where the dilation is larger.
 */
function endOf({ padding, output_padding }: { readonly padding: Sides; readonly output_padding: Pair }): {
  readonly cut: Pair;
  readonly added: Pair;
} {
  const [, right, , bottom] = padding;
  const given = [Math.min(bottom, output_padding[0]), Math.min(right, output_padding[1])] as const;
  return {
    cut: [bottom - given[0], right - given[1]],
    added: [output_padding[0] - given[0], output_padding[1] - given[1]],
  };
}

/** Rows and columns that no kernel reaches: nothing but the bias is there. */
function padEnd(graph: Lowering, value: string, [height, width]: Pair, bias: readonly string[]): string {
  const padded = graph.node('Pad', [value, graph.integers([0, 0, 0, 0, 0, 0, height, width])]);
  const [added] = bias;
  if (added === undefined) return padded;
  return graph.node('Add', [padded, graph.node('Reshape', [added, graph.integers([1, -1, 1, 1])])]);
}
