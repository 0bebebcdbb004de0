import { floorDivide, multiply } from '../../tensor/dimension.ts';
import type { AttributeSchema } from '../attribute.ts';
import { channelsOf, featureMap } from '../featureMap.ts';
import { isRefusal, operator } from '../operator.ts';
import { moduleCall } from '../spelling.ts';

const schema = {
  upscale_factor: { kind: 'integer', minimum: 1, doc: 'How much higher and wider the output is.' },
} as const satisfies AttributeSchema;

export const pixelShuffle = operator({
  name: 'PixelShuffle',
  category: 'Resize',
  doc: 'Lays r² channels out as r × r pixels: [C·r², H, W] becomes [C, H·r, W·r].',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.PixelShuffle.html',
  attributes: schema,
  inputs: ['input'],
  infer({ attributes: { upscale_factor: factor }, inputs }) {
    const input = featureMap(inputs[0]);
    if (isRefusal(input)) return input;
    const [batch, channels, height, width] = input;
    const square = factor * factor;
    if (typeof channels !== 'number' || channels % square === 0) {
      return [[batch, floorDivide(channels, square), multiply(height, factor), multiply(width, factor)]];
    }
    return {
      refused: 'not-divisible',
      at: { attribute: 'upscale_factor' },
      message: `the channels must be a multiple of upscale_factor², ${square}, but they are ${channels}`,
      help: `Give the convolution before it ${Math.ceil(channels / square) * square} out_channels.`,
    };
  },
  window({ attributes: { upscale_factor: factor } }) {
    const inside = (1 - 1 / factor) / 2;
    return { kernel: [1, 1], stride: [1 / factor, 1 / factor], padding: [inside, inside], dilation: [1, 1] };
  },
  /** Channel, row, column: PyTorch's order. */
  lower({ attributes }, graph) {
    return [graph.node('DepthToSpace', graph.inputs, { blocksize: attributes.upscale_factor, mode: 'CRD' })];
  },
  pytorch: ({ attributes }) => moduleCall('nn.PixelShuffle', { upscale_factor: attributes.upscale_factor }),
  starter: ([input]) => ({ upscale_factor: (channelsOf(input) ?? 4) % 4 === 0 ? 2 : 1 }),
  examples: [{ attributes: { upscale_factor: 2 }, inputs: [[8, 3, 5]], outputs: [[2, 6, 10]] }],
});
