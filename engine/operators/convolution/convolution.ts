import type { Dimension } from '../../tensor/dimension.ts';
import type { Shape } from '../../tensor/shape.ts';
import type { AttributeSchema, Padding, Pair } from '../attribute.ts';
import { channelsOf, checkChannels, checkDividesAll, knownChannels } from '../featureMap.ts';
import { kernelAndBias } from '../initialize.ts';
import type { Lowering } from '../lowering.ts';
import type { Cost, Refusal, StarterValue, Weight } from '../operator.ts';
import { perGroup } from '../receipt.ts';
import { moduleCall, type Spelling } from '../spelling.ts';
import { paddingSides, type SlideAttributes } from '../window.ts';
import { workPerElement } from '../work.ts';

/** What all convolutions can be told. */
export const outChannels = {
  kind: 'integer',
  minimum: 1,
  doc: 'Number of channels of the output: how many kernels there are.',
} as const;
export const kernelSize = { kind: 'pair', minimum: 1, doc: 'Height and width of the kernel.' } as const;
export const convolutionAttributes = {
  dilation: { kind: 'pair', minimum: 1, default: [1, 1], doc: 'Spacing between the elements of the kernel.' },
  groups: {
    kind: 'integer',
    minimum: 1,
    default: 1,
    doc: 'Splits input and output channels into groups that do not see each other; as many groups as channels is depthwise.',
  },
  bias: { kind: 'boolean', default: true, doc: 'Adds a learnable number to every output channel.' },
  in_channels: {
    kind: 'integer',
    minimum: 1,
    optional: true,
    doc: 'Channels of the input. Taken from the input; when given, it is checked.',
  },
} as const satisfies AttributeSchema;

export interface ConvolutionAttributes {
  readonly in_channels: number | undefined;
  readonly out_channels: number;
  readonly kernel_size: Pair;
  readonly stride: Pair;
  readonly padding: Padding;
  readonly dilation: Pair;
  readonly groups: number;
  readonly bias: boolean;
}

export function checkConvolution(attributes: ConvolutionAttributes, channels: Dimension): Refusal | undefined {
  const { in_channels, out_channels, groups } = attributes;
  return (
    checkChannels('in_channels', in_channels, channels) ??
    checkDividesAll('groups', groups, [
      { count: channels, what: 'input channels' },
      { count: out_channels, what: 'output channels' },
    ])
  );
}

/** The padding as four sides, whatever it is called. */
export function slideAttributes(attributes: ConvolutionAttributes): SlideAttributes {
  const { kernel_size, stride, dilation, padding } = attributes;
  return { kernel_size, stride, dilation, padding: paddingSides(padding, kernel_size, dilation) };
}

/** One kernel of `in/groups × kh × kw` per output channel. */
export function convolutionWeights(
  input: Shape | undefined,
  attributes: ConvolutionAttributes,
): readonly Weight[] | Refusal {
  const { out_channels, kernel_size, groups, bias } = attributes;
  const channels = knownChannels(input?.[1]);
  if (typeof channels !== 'number') return channels;
  const [height, width] = kernel_size;
  return kernelAndBias(
    [out_channels, channels / groups, height, width],
    [perGroup(channels, groups), height, width, out_channels],
    bias ? out_channels : 0,
  );
}

/**
 * For each element of the output, `in/groups × kh × kw` multiply-accumulates; the padding counts as data, and neither
 * stride nor dilation appears, because both are already in the size of the output.
 */
export function convolutionCost(
  input: Shape | undefined,
  output: Shape | undefined,
  attributes: ConvolutionAttributes,
): readonly Cost[] {
  const { kernel_size, groups, bias } = attributes;
  const channels = channelsOf(input);
  const macs: Cost =
    channels === undefined
      ? { work: 'macs', factors: undefined }
      : workPerElement('macs', output, [perGroup(channels, groups), ...kernel_size]);
  return bias ? [macs, workPerElement('bias', output)] : [macs];
}

/** `nn.Conv2d(64, 128, kernel_size=3)` */
export function convolutionCall(
  module: string,
  schema: AttributeSchema,
  { attributes, inputs }: { readonly attributes: ConvolutionAttributes; readonly inputs: readonly Shape[] },
): Spelling {
  const channels = { in_channels: channelsOf(inputs[0]), out_channels: attributes.out_channels };
  return moduleCall(module, channels, schema, { ...attributes });
}

/** A 3×3 that keeps the size; wide enough for a first layer on an image. */
export function convolutionStarter(inputs: readonly (Shape | undefined)[]): Readonly<Record<string, StarterValue>> {
  return { out_channels: Math.max(16, channelsOf(inputs[0]) ?? 64), kernel_size: 3, padding: 1 };
}

/** The ONNX inputs for the kernel and, where there is one, the bias. */
export function weights({ bias }: ConvolutionAttributes, graph: Lowering): readonly string[] {
  return bias ? [graph.weight('weight'), graph.weight('bias')] : [graph.weight('weight')];
}
