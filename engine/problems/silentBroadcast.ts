import { problemRecord } from './record.ts';

export const silentBroadcast = problemRecord({
  code: 'silent-broadcast',
  severity: 'warning',
  title: 'A sum of unequal shapes that is stretched to fit',
  meaning:
    'The inputs of an `Add` or `Sub` differ, but only where one of them is 1, and the one value is added everywhere.',
  reason:
    'PyTorch does it without a word. In a sum of branches it is seldom meant: usually a pooling or a stride stands in one branch only. (In a `Mul` it is how attention weighs channels, and not told.)',
  mend: 'Give the branches equal shapes. If the stretching is meant, leave it as it is.',
  wrong: `
inputs: {image: [8, 32, 32]}
nodes:
  pool: {op: AdaptiveAvgPool2d, output_size: 1}
  sum: {op: ⟦Add⟧, from: [image, pool]}
`,
  mended: `
inputs: {image: [8, 32, 32]}
nodes:
  pool: {op: AvgPool2d, kernel_size: 3, stride: 1, padding: 1}
  sum: {op: Add, from: [image, pool]}
`,
});
