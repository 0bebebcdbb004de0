import { type Dimension, floorDivide, multiply } from '../../tensor/dimension.ts';
import type { AttributeSchema } from '../attribute.ts';
import { featureMap } from '../featureMap.ts';
import { knownSize } from '../knownSize.ts';
import { isRefusal, operator, type Refusal } from '../operator.ts';
import { moduleCall } from '../spelling.ts';

const schema = {
  downscale_factor: { kind: 'integer', minimum: 1, doc: 'How much lower and narrower the output is.' },
} as const satisfies AttributeSchema;

export const pixelUnshuffle = operator({
  name: 'PixelUnshuffle',
  category: 'Resize',
  doc: 'Stacks r × r pixels as r² channels: [C, H·r, W·r] becomes [C·r², H, W].',
  source: 'https://docs.pytorch.org/docs/stable/generated/torch.nn.PixelUnshuffle.html',
  attributes: schema,
  inputs: ['input'],
  infer({ attributes: { downscale_factor: factor }, inputs }) {
    const input = featureMap(inputs[0]);
    if (isRefusal(input)) return input;
    const [batch, channels, height, width] = input;
    const refusal = checkExtent('height', height, factor) ?? checkExtent('width', width, factor);
    if (refusal) return refusal;
    return [[batch, multiply(channels, factor * factor), floorDivide(height, factor), floorDivide(width, factor)]];
  },
  window({ attributes: { downscale_factor: factor } }) {
    return { kernel: [factor, factor], stride: [factor, factor], padding: [0, 0], dilation: [1, 1] };
  },
  /** ONNX puts the pixels before the channels, PyTorch the channels before the pixels: a Gather sorts them. */
  lower({ attributes: { downscale_factor: factor }, inputs }, graph) {
    const channels = knownSize(inputs[0]?.[1], 'PixelUnshuffle');
    const pixels = factor * factor;
    const stacked = graph.node('SpaceToDepth', graph.inputs, { blocksize: factor });
    const order = Array.from(
      { length: channels * pixels },
      (_, index) => (index % pixels) * channels + Math.floor(index / pixels),
    );
    return [graph.node('Gather', [stacked, graph.integers(order)], { axis: 1 })];
  },
  pytorch: ({ attributes }) => moduleCall('nn.PixelUnshuffle', { downscale_factor: attributes.downscale_factor }),
  starter([input]) {
    const divides = (factor: number) =>
      [input?.[2], input?.[3]].every((each) => typeof each !== 'number' || each % factor === 0);
    return { downscale_factor: [2, 3, 5, 7].find(divides) ?? 1 };
  },
  examples: [{ attributes: { downscale_factor: 3 }, inputs: [[2, 6, 9]], outputs: [[18, 2, 3]] }],
});

function checkExtent(name: string, extent: Dimension, factor: number): Refusal | undefined {
  if (typeof extent !== 'number' || extent % factor === 0) return undefined;
  return {
    refused: 'not-divisible',
    at: { attribute: 'downscale_factor' },
    message: `the ${name} must be a multiple of downscale_factor, ${factor}, but it is ${extent}`,
    help: 'Use another factor, or a Pad before it.',
  };
}
