import { problemRecord } from './record.ts';

export const tooManyInputs = problemRecord({
  code: 'too-many-inputs',
  severity: 'error',
  title: 'A node reads more than it takes',
  meaning: '`from` lists more names than the operator or block has inputs.',
  reason: 'How several tensors become one has to be said: side by side as channels, or added.',
  mend: 'Join them in a node of their own, `Concat` or `Add`, and let this one read it. Or take the names out that are too many.',
  wrong: `
inputs: {image: [8, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 1}
  relu: {op: ReLU, ⟦from: [conv, image]⟧}
`,
  mended: `
inputs: {image: [8, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 1}
  sum: {op: Add, from: [conv, image]}
  relu: {op: ReLU}
`,
});
