import { problemRecord } from './record.ts';

export const attributeRange = problemRecord({
  code: 'attribute-range',
  severity: 'error',
  title: 'An attribute beyond what is possible here',
  meaning:
    'The value would do elsewhere, but not with the other attributes and the input of this node: a padding of more than half of a pooling window, an axis that the tensor does not have.',
  reason:
    'PyTorch refuses it. A pooling window that stands in nothing but padding, for one, would have no largest value.',
  mend: 'The message says what is possible here.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  pool: {op: MaxPool2d, kernel_size: 3, padding: ⟦2⟧}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  pool: {op: MaxPool2d, kernel_size: 3, padding: 1}
`,
});
