import { problemRecord } from './record.ts';

export const shapeMismatch = problemRecord({
  code: 'shape-mismatch',
  severity: 'error',
  title: 'Shapes that do not go together',
  meaning:
    'The inputs of an `Add` or a `Mul` differ, those of a `Concat` differ in more than the axis along which they are joined, or parts do not add up to the whole.',
  reason: 'Numbers that have no partner cannot be added, and branches of unequal height do not lie side by side.',
  mend: 'Give the branches the same stride, and padding that keeps the size: half of the kernel, rounded down. Where the channels differ, a 1 × 1 `Conv2d` brings one to the channels of the other.',
  wrong: `
inputs: {image: [8, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3}
  sum: {op: Add, from: [conv, ⟦image⟧]}
`,
  mended: `
inputs: {image: [8, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 1}
  sum: {op: Add, from: [conv, image]}
`,
});
