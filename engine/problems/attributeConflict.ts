import { problemRecord } from './record.ts';

export const attributeConflict = problemRecord({
  code: 'attribute-conflict',
  severity: 'error',
  title: 'Two attributes that exclude each other',
  meaning: 'Each of the attributes would do alone: `size` and `scale_factor`, or the padding `same` and a stride of 2.',
  reason: 'They ask for two things that cannot both be had.',
  mend: 'Leave one of them out, or change it as the message says.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, stride: 2, padding: ⟦same⟧}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, stride: 2, padding: 1}
`,
});
