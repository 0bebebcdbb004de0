import { problemRecord } from './record.ts';

export const invalidName = problemRecord({
  code: 'invalid-name',
  severity: 'error',
  title: 'A name with letters that names cannot have',
  meaning: 'The name of a node or an input is made of something else than the letters A to Z, digits and `_`.',
  reason:
    'A dot in a name would be an output of a node (`split.1`), a minus sign a subtraction in an expression. Names of weights are made of names of nodes, as in PyTorch.',
  mend: 'Write `_` in the place of the other letters.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  ⟦conv-1⟧: {op: Conv2d, out_channels: 8, kernel_size: 3}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  conv_1: {op: Conv2d, out_channels: 8, kernel_size: 3}
`,
});
