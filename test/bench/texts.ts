import { readFileSync } from 'node:fs';

export function example(name: string): string {
  return readFileSync(`examples/networks/${name}.cnn.yaml`, 'utf8');
}

/** A chain of many convolutions, a line each. */
export function chain(length: number): string {
  return network(Array.from({ length }, (_, index) => nodeLine(index, 8)));
}

/** The chain with other channels in one of its nodes. */
export function edited(text: string, index: number, channels: number): string {
  return text.replace(nodeLine(index, 8), nodeLine(index, channels));
}

export function nodeLine(index: number, channels: number, more = 'padding: 1'): string {
  return `  n${index}: {op: Conv2d, out_channels: ${channels}, kernel_size: 3, ${more}}`;
}

/** Convolution, normalization, activation and a sum, again and again. */
export function residual(length: number): string {
  return network(
    Array.from({ length: length / 4 }, (_, index) => {
      const before = index === 0 ? 'x' : `sum${index - 1}`;
      return `  conv${index}: {op: Conv2d, from: ${before}, out_channels: 3, kernel_size: 3, padding: 1, bias: false}
  norm${index}: {op: BatchNorm2d}
  relu${index}: ReLU
  sum${index}:  {op: Add, from: [relu${index}, ${before}]}`;
    }),
  );
}

/** Every tenth node uses a block that the file defines. */
export function blocks(length: number): string {
  const nodes = Array.from({ length }, (_, index) =>
    index % 10 === 0 ? `  n${index}: {op: Own, out_channels: 8}` : nodeLine(index, 8),
  );
  const own = `blocks:
  Own:
    inputs: [x]
    parameters: {out_channels: 64}
    nodes:
      conv: {op: Conv2d, out_channels: =out_channels, kernel_size: 1}
      act: ReLU
`;
  return `${network(nodes, own)}outputs: [n${length - 1}]\n`;
}

function network(nodes: readonly string[], head = ''): string {
  return `inputs: {x: [3, 32, 32]}\n${head}nodes:\n${nodes.join('\n')}\n`;
}
