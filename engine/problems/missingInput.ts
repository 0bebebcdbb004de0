import { problemRecord } from './record.ts';

export const missingInput = problemRecord({
  code: 'missing-input',
  severity: 'error',
  title: 'A node reads less than it needs',
  meaning: 'The operator or block has more inputs than the node says in `from`, or the node reads nothing at all.',
  reason: 'An `Add` of one branch adds nothing, and a node without input has nothing to work on.',
  mend: 'Write what it reads: `from: conv`, or `from: [conv, image]` for several. Without `from` a node reads the one above it, and the first node reads the input if there is just one.',
  wrong: `
inputs: {image: [8, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 1}
  sum: {op: ⟦Add⟧}
`,
  mended: `
inputs: {image: [8, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 1}
  sum: {op: Add, from: [conv, image]}
`,
});
