import { problemRecord } from './record.ts';

export const emptyOutput = problemRecord({
  code: 'empty-output',
  severity: 'error',
  title: 'Nothing would be left',
  meaning: 'The output would have a height, a width or another axis of 0.',
  reason:
    'Nothing could be computed from it. PyTorch accepts it at some operators and fails at a later one; here it is told where it happens.',
  mend: 'Cut off less, use a larger scale, or begin with a larger input.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  crop: {op: Slice, dim: 2, start: ⟦32⟧}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  crop: {op: Slice, dim: 2, start: 16}
`,
});
