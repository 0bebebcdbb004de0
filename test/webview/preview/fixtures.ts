/** Networks that show one thing each; by name in the address of the preview. */
export const fixtures: Readonly<Record<string, string>> = {
  small: `name: small
inputs:
  image: [3, 32, 32]
nodes:
  conv1: {op: Conv2d, out_channels: 16, kernel_size: 3, padding: 1}
  relu1: {op: ReLU}
  pool: {op: MaxPool2d, kernel_size: 2}
  conv2: {op: Conv2d, out_channels: 32, kernel_size: 3}
  gap: {op: AdaptiveAvgPool2d, output_size: 1}
  flat: {op: Flatten}
  logits: {op: Linear, out_features: 10}
outputs: [logits]
`,
  inception: `name: inception
inputs:
  image: [3, 64, 64]
nodes:
  stem: {op: ConvBNReLU, out_channels: 192, kernel_size: 3, stride: 2, padding: 1}
  b1: {op: Conv2d, from: stem, out_channels: 64, kernel_size: 1}
  b2a: {op: Conv2d, from: stem, out_channels: 96, kernel_size: 1}
  b2b: {op: Conv2d, out_channels: 128, kernel_size: 3, padding: 1}
  b3a: {op: Conv2d, from: stem, out_channels: 16, kernel_size: 1}
  b3b: {op: Conv2d, out_channels: 32, kernel_size: 5, padding: 2}
  b4a: {op: MaxPool2d, from: stem, kernel_size: 3, stride: 1, padding: 1}
  b4b: {op: Conv2d, out_channels: 32, kernel_size: 1}
  cat: {op: Concat, from: [b1, b2b, b3b, b4b]}
  block: {op: Inception}
  pool: {op: AdaptiveAvgPool2d, output_size: 1}
  flat: {op: Flatten}
  logits: {op: Linear, out_features: 10}
outputs: [logits]
`,
  residual: `name: residual
inputs:
  image: [3, 32, 32]
nodes:
  stem: {op: ConvBNReLU, out_channels: 64, kernel_size: 3, padding: 1}
  conv1: {op: ConvBNReLU, out_channels: 64, kernel_size: 3, padding: 1}
  conv2: {op: ConvBN, out_channels: 64, kernel_size: 3, padding: 1}
  sum: {op: Add, from: [conv2, stem]}
  relu: {op: ReLU}
  stage2: {op: SEResidualBlock, out_channels: 128, stride: 2, repeat: 3}
  stage3: {op: ResNetBottleneck, out_channels: 256}
  pool: {op: AdaptiveAvgPool2d, output_size: 1}
  flat: {op: Flatten}
  logits: {op: Linear, out_features: 10}
outputs: [logits]
`,
  own: `name: with-a-block-of-its-own
inputs:
  image: [3, 32, 32]
blocks:
  TinyBlock:
    parameters: {out_channels: 32}
    inputs: [x]
    nodes:
      conv: {op: ConvBNReLU, from: x, out_channels: =out_channels, kernel_size: 3, padding: 1}
      squeeze: {op: SqueezeExcitation}
nodes:
  stem: {op: TinyBlock}
  body: {op: TinyBlock, out_channels: 64, repeat: 2}
  halves: {op: Chunk, chunks: 2}
outputs: [halves.0, halves.1]
`,
  problems: `name: with-problems
inputs:
  image: [3, 32, 32]
nodes:
  conv1: {op: Conv2d, out_channels: 16, kernel_size: 3, padding: 1, groups: 2}
  bn: {op: BatchNorm2d}
  conv2: {op: Conv2d, from: image, out_channels: 16, kernel_size: 3, padding: 1}
  norm2: {op: BatchNorm2d}
  odd: {op: Convolution, out_channels: 8}
  wide: {op: Conv2d, from: norm2, out_channels: 0, kernel_size: 40}
  sum: {op: Add, from: [norm2, image]}
outputs: [sum]
`,
  empty: `name: empty
inputs:
  image: [3, 224, 224]
nodes: {}
`,
  nothing: '',
  frozen: `name: frozen
inputs: [
nodes:
  conv1: {op: Conv2d
`,
  large: manyLayers(200),
  huge: manyLayers(1000),
};

/** What a frozen canvas still shows: the last text that could be read. */
export const readableBefore = fixtures.small ?? '';

function manyLayers(count: number): string {
  const lines = ['name: many-layers', 'inputs:', '  image: [3, 224, 224]', 'nodes:'];
  for (let index = 0; index < count / 4; index++) {
    const before = index === 0 ? 'image' : `sum${index - 1}`;
    lines.push(`  conv${index}a: {op: ConvBNReLU, from: ${before}, out_channels: 32, kernel_size: 3, padding: 1}`);
    lines.push(`  conv${index}b: {op: ConvBN, out_channels: 32, kernel_size: 3, padding: 1}`);
    lines.push(`  short${index}: {op: Conv2d, from: ${before}, out_channels: 32, kernel_size: 1}`);
    lines.push(`  sum${index}: {op: Add, from: [conv${index}b, short${index}]}`);
  }
  return `${lines.join('\n')}\n`;
}
