import { problemRecord } from './record.ts';

export const wrongValue = problemRecord({
  code: 'wrong-value',
  severity: 'error',
  title: 'A value that the attribute does not take',
  meaning: 'The value is of another kind than the attribute takes, beyond its bounds, or none of its words.',
  reason: 'PyTorch would refuse it too, or take it for something else: `3.0` is not an integer there either.',
  mend: 'Write one that fits. Hover the attribute to see what it takes.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, stride: ⟦0⟧}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, stride: 1}
`,
});
