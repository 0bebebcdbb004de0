import { problemRecord } from './record.ts';

export const unknownAttribute = problemRecord({
  code: 'unknown-attribute',
  severity: 'error',
  title: 'An attribute that the operator does not have',
  meaning: 'The node gives an attribute that its operator or block does not have.',
  reason:
    'PyTorch would refuse the argument. If it were passed over in silence, a misspelt `stride` would be a stride of 1.',
  mend: "Correct the spelling, or remove it. The attributes are PyTorch's arguments; a block has the parameters of its definition.",
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, ⟦strides⟧: 2}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, stride: 2}
`,
});
