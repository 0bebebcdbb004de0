import { problemRecord } from './record.ts';

export const duplicateName = problemRecord({
  code: 'duplicate-name',
  severity: 'error',
  title: 'A name stands twice',
  meaning:
    'Two nodes, two parameters or two keys of one mapping have the same name, or a node is called like an input.',
  reason:
    'A name stands for one thing. Only the first is read; the second is left out of the network and of its numbers.',
  mend: 'Give one of the two another name, or remove it.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3}
  ⟦conv⟧: {op: Conv2d, out_channels: 16, kernel_size: 3}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3}
  conv2: {op: Conv2d, out_channels: 16, kernel_size: 3}
`,
});
