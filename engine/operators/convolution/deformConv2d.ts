import { sameDimension, unknownDimension } from '../../tensor/dimension.ts';
import { printFullShape, type Shape } from '../../tensor/shape.ts';
import type { AttributeSchema } from '../attribute.ts';
import { channelsOf, type FeatureMap, featureMap } from '../featureMap.ts';
import { isRefusal, operator, type Refusal } from '../operator.ts';
import { inputNames } from '../spelling.ts';
import { onnxPads, receptiveWindow, slideOver } from '../window.ts';
import { workPerElement } from '../work.ts';
import {
  type ConvolutionAttributes,
  checkConvolution,
  convolutionAttributes,
  convolutionCall,
  convolutionCost,
  convolutionStarter,
  convolutionWeights,
  kernelSize,
  outChannels,
  slideAttributes,
  weights,
} from './convolution.ts';

const schema = {
  out_channels: outChannels,
  kernel_size: kernelSize,
  stride: { kind: 'pair', minimum: 1, default: [1, 1], doc: 'Step of the kernel over the input.' },
  padding: { kind: 'padding', minimum: 0, default: [0, 0, 0, 0], doc: 'Pixels of zeros added around the input.' },
  ...convolutionAttributes,
} as const satisfies AttributeSchema;

export const deformConv2d = operator({
  name: 'DeformConv2d',
  category: 'Convolution',
  doc: 'A convolution whose taps are moved by `offset`, an input of `2 · offset groups · kh · kw` channels (dy, dx for every tap). With a `mask` of half as many channels each tap is weighted too: v2.',
  source: 'https://docs.pytorch.org/vision/stable/generated/torchvision.ops.DeformConv2d.html',
  attributes: schema,
  inputs: ['input', 'offset', 'mask?'],
  infer({ attributes, inputs }) {
    const input = featureMap(inputs[0]);
    if (isRefusal(input)) return input;
    const [batch, channels, height, width] = input;
    const refusal = checkConvolution(attributes, channels);
    if (refusal) return refusal;
    const extents = slideOver([height, width], slideAttributes(attributes));
    if (isRefusal(extents)) return extents;
    const output: FeatureMap = [batch, attributes.out_channels, ...extents];
    return checkOffset(inputs, attributes, output) ?? checkMask(inputs, attributes, output) ?? [output];
  },
  weights: ({ attributes, inputs }) => convolutionWeights(inputs[0], attributes),
  cost({ attributes, inputs, outputs }) {
    const taps = attributes.kernel_size[0] * attributes.kernel_size[1];
    const channels = inputs[0]?.[1] ?? unknownDimension;
    const samples = [channels, ...(outputs[0]?.slice(2) ?? [])];
    // Every tap of every input channel is read between four pixels (4 products, 4 sums); the mask is one product more.
    const sampling = workPerElement('elementwise', samples, [inputs[2] === undefined ? 8 : 9, taps]);
    return [...convolutionCost(inputs[0], outputs[0], attributes), sampling];
  },
  /** The regular grid; where the offsets lead is for the data to say. */
  window: ({ attributes }) => receptiveWindow(slideAttributes(attributes)),
  lower({ attributes, inputs }, graph) {
    const { kernel_size, stride, dilation, groups, bias } = attributes;
    const [input = '', offset = '', mask] = graph.inputs;
    const [kernel = '', ...biases] = weights(attributes, graph);
    const optional = mask === undefined ? biases : [bias ? (biases[0] ?? '') : '', mask];
    const output = graph.node('DeformConv', [input, kernel, offset, ...optional], {
      kernel_shape: kernel_size,
      strides: stride,
      pads: onnxPads(slideAttributes(attributes).padding),
      dilations: dilation,
      group: groups,
      offset_group: offsetGroups(inputs[1], attributes) ?? 1,
    });
    return [output];
  },
  pytorch: (call) => ({
    ...convolutionCall('ops.DeformConv2d', schema, call),
    forward: `{module}(${inputNames(call.inputs.length).join(', ')})`,
  }),
  starter: convolutionStarter,
  examples: [
    {
      attributes: { out_channels: 6, kernel_size: 3, padding: 1 },
      inputs: [
        [4, 7, 6],
        [18, 7, 6],
      ],
      outputs: [[6, 7, 6]],
      parameters: 222,
      macs: 9072,
    },
    {
      attributes: { out_channels: 6, kernel_size: 3, stride: 2, padding: 1, bias: false },
      inputs: [
        [4, 7, 6],
        [36, 4, 3],
        [18, 4, 3],
      ],
      outputs: [[6, 4, 3]],
      parameters: 216,
      macs: 2592,
    },
  ],
});

/** How many parts the input channels fall into, each with offsets of its own: what the offset's channels say. */
function offsetGroups(offset: Shape | undefined, { kernel_size }: ConvolutionAttributes): number | undefined {
  const channels = channelsOf(offset);
  return channels === undefined ? undefined : channels / (2 * kernel_size[0] * kernel_size[1]);
}

function checkOffset(
  inputs: readonly Shape[],
  attributes: ConvolutionAttributes,
  output: FeatureMap,
): Refusal | undefined {
  const groups = offsetGroups(inputs[1], attributes);
  const unit = 2 * attributes.kernel_size[0] * attributes.kernel_size[1];
  if (groups !== undefined && !Number.isInteger(groups))
    return wrongChannels(1, `a multiple of ${unit}`, unit, inputs[1]);
  const channels = channelsOf(inputs[0]);
  if (channels !== undefined && groups !== undefined && channels % groups !== 0) {
    return {
      refused: 'not-divisible',
      at: { input: 1 },
      message: `the offset groups must divide the ${channels} input channels, but ${groups} do not`,
      help: `Make the offset with a Conv2d of out_channels: ${unit}, for one group.`,
    };
  }
  return checkGrid(1, inputs[1], output);
}

function checkMask(
  inputs: readonly Shape[],
  attributes: ConvolutionAttributes,
  output: FeatureMap,
): Refusal | undefined {
  const mask = inputs[2];
  if (mask === undefined) return undefined;
  const groups = offsetGroups(inputs[1], attributes);
  const expected = groups && groups * attributes.kernel_size[0] * attributes.kernel_size[1];
  const found = channelsOf(mask);
  if (expected !== undefined && found !== undefined && found !== expected) {
    return wrongChannels(2, `${expected}, half of the offset's`, expected, mask);
  }
  return checkGrid(2, mask, output);
}

function wrongChannels(input: number, expected: string, use: number, shape: Shape | undefined): Refusal {
  const name = input === 1 ? 'offset' : 'mask';
  return {
    refused: 'channel-mismatch',
    at: { input },
    message: `the ${name}'s channels must be ${expected}, but they are ${channelsOf(shape)}`,
    help: `Make the ${name} with a Conv2d of out_channels: ${use}.`,
  };
}

/** Offsets and masks have one value per output position. */
function checkGrid(input: number, shape: Shape | undefined, output: FeatureMap): Refusal | undefined {
  const found = featureMap(shape, input);
  if (isRefusal(found)) return found;
  const differs = [0, 2, 3].some((axis) => sameDimension(found[axis] ?? 0, output[axis] ?? 0) === false);
  if (!differs) return undefined;
  return {
    refused: 'shape-mismatch',
    at: { input },
    message: `the ${input === 1 ? 'offset' : 'mask'} must have the batch, height and width of the output ${printFullShape(output)}, but it is ${printFullShape(found)}`,
    help: 'Make it with a Conv2d of the same kernel_size, stride, padding and dilation.',
  };
}
