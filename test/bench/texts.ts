import { readFileSync } from 'node:fs';

export function example(name: string): string {
  return readFileSync(`examples/networks/${name}.cnn.yaml`, 'utf8');
}

/** A chain of many convolutions, a line each. */
export function chain(length: number): string {
  const nodes = Array.from({ length }, (_, index) => nodeLine(index, 8));
  return `inputs: {x: [3, 32, 32]}\nnodes:\n${nodes.join('\n')}\n`;
}

/** The chain with other channels in one of its nodes. */
export function edited(text: string, index: number, channels: number): string {
  return text.replace(nodeLine(index, 8), nodeLine(index, channels));
}

function nodeLine(index: number, channels: number): string {
  return `  n${index}: {op: Conv2d, out_channels: ${channels}, kernel_size: 3, padding: 1}`;
}
