import { problemRecord } from './record.ts';

export const missingAttribute = problemRecord({
  code: 'missing-attribute',
  severity: 'error',
  title: 'An attribute is missing that must be given',
  meaning: 'The operator or block has an attribute without a default, and the node does not give it.',
  reason: 'Nobody can guess it, and without it there is neither shape nor weights.',
  mend: 'Add it. The quick fix writes a usual value to begin with.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: ⟦Conv2d⟧, out_channels: 8}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3}
`,
});
