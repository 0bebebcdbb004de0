import { problemRecord } from './record.ts';

export const unusedNode = problemRecord({
  code: 'unused-node',
  severity: 'warning',
  title: 'A node that no output depends on',
  meaning: 'Nothing that reaches an output of the network reads this node.',
  reason:
    'It changes nothing, yet its parameters and its work are counted, and a run computes it in vain. Often a `from` is missing that should have joined it.',
  mend: 'Let another node read it, add it to `outputs`, or delete it.',
  wrong: `
inputs: {image: [8, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 1}
  ⟦shortcut⟧: {op: Conv2d, from: image, out_channels: 8, kernel_size: 1}
  sum: {op: Add, from: [conv, image]}
`,
  mended: `
inputs: {image: [8, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 1}
  shortcut: {op: Conv2d, from: image, out_channels: 8, kernel_size: 1}
  sum: {op: Add, from: [conv, shortcut]}
`,
});
