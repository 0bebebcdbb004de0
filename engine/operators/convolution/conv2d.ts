import type { AttributeSchema } from '../attribute.ts';
import { featureMap } from '../featureMap.ts';
import { isRefusal, operator, type Refusal } from '../operator.ts';
import { checkPaddingMode, lowerPadding, padExpression } from '../paddingMode.ts';
import { printPython } from '../spelling.ts';
import { onnxPads, receptiveWindow, slideOver } from '../window.ts';
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
  padding: {
    kind: 'padding',
    minimum: 0,
    named: true,
    sides: true,
    default: [0, 0, 0, 0],
    doc: 'Pixels added around the input; `same` keeps the size at stride 1, `valid` adds none.',
  },
  padding_mode: {
    kind: 'choice',
    choices: ['zeros', 'reflect', 'replicate', 'circular'],
    default: 'zeros',
    doc: 'What the added pixels hold.',
  },
  ...convolutionAttributes,
} as const satisfies AttributeSchema;

export const conv2d = operator({
  name: 'Conv2d',
  category: 'Convolution',
  doc: 'Slides kernels over the input and sums up products: each output channel is one kernel over all input channels of its group.',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html',
  attributes: schema,
  inputs: ['input'],
  infer({ attributes, inputs }) {
    const input = featureMap(inputs[0]);
    if (isRefusal(input)) return input;
    const [batch, channels, height, width] = input;
    const slide = slideAttributes(attributes);
    const refusal =
      checkConvolution(attributes, channels) ??
      checkSame(attributes) ??
      checkPaddingMode(attributes.padding_mode, slide.padding, [height, width]);
    if (refusal) return refusal;
    const extents = slideOver([height, width], slide);
    return isRefusal(extents) ? extents : [[batch, attributes.out_channels, extents[0], extents[1]]];
  },
  weights: ({ attributes, inputs }) => convolutionWeights(inputs[0], attributes),
  cost: ({ attributes, inputs, outputs }) => convolutionCost(inputs[0], outputs[0], attributes),
  window: ({ attributes }) => receptiveWindow(slideAttributes(attributes)),
  lower({ attributes }, graph) {
    const { kernel_size, stride, dilation, groups, padding_mode } = attributes;
    const { padding } = slideAttributes(attributes);
    const [input = ''] = graph.inputs;
    // Explicit pads also for `same`: ONNX Runtime refuses auto_pad together with dilation.
    const inside = padding_mode === 'zeros';
    const padded = inside ? input : lowerPadding(graph, input, padding, padding_mode);
    const output = graph.node('Conv', [padded, ...weights(attributes, graph)], {
      kernel_shape: kernel_size,
      strides: stride,
      pads: inside ? onnxPads(padding) : [0, 0, 0, 0],
      dilations: dilation,
      group: groups,
    });
    return [output];
  },
  pytorch(call) {
    const { padding_mode } = call.attributes;
    const { padding } = slideAttributes(call.attributes);
    // PyTorch's Conv2d pads both sides of an axis alike; other padding is a step of its own before it.
    if (typeof call.attributes.padding === 'string' || (padding[0] === padding[1] && padding[2] === padding[3])) {
      return convolutionCall('nn.Conv2d', schema, call);
    }
    const { padding: _, padding_mode: __, ...unpadded } = schema;
    const padded = padExpression(printPython(padding), padding_mode);
    return { ...convolutionCall('nn.Conv2d', unpadded, call), forward: `{module}(${padded})` };
  },
  starter: convolutionStarter,
  examples: [
    {
      attributes: { out_channels: 16, kernel_size: 7, stride: 2, padding: 3, bias: false },
      inputs: [[3, 13, 10]],
      outputs: [[16, 7, 5]],
      parameters: 2352,
      macs: 82320,
    },
    {
      attributes: { out_channels: 12, kernel_size: 3, padding: 'same', dilation: 2, groups: 4 },
      inputs: [[8, 9, 11]],
      outputs: [[12, 9, 11]],
      parameters: 228,
      macs: 21384,
    },
    {
      attributes: { out_channels: 8, kernel_size: 3, stride: 2, padding: [0, 1, 0, 1] },
      inputs: [[8, 12, 11]],
      outputs: [[8, 6, 5]],
      parameters: 584,
      macs: 17280,
    },
  ],
});

function checkSame({ padding, stride }: ConvolutionAttributes): Refusal | undefined {
  if (padding !== 'same' || (stride[0] === 1 && stride[1] === 1)) return undefined;
  return {
    refused: 'attribute-conflict',
    at: { attribute: 'padding' },
    message: `padding same needs stride 1, but the stride is ${stride[0] === stride[1] ? stride[0] : `[${stride}]`}`,
    help: 'Give the padding as a number: half the kernel, rounded down, halves the size at stride 2.',
  };
}
