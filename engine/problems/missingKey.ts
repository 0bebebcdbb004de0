import { problemRecord } from './record.ts';

export const missingKey = problemRecord({
  code: 'missing-key',
  severity: 'error',
  title: 'A key is missing that must be there',
  meaning:
    'A node does not say its `op`, an input of a network has no shape, or a law lacks its `require` or its `message`.',
  reason: 'Without it there is nothing to compute: no operator, no sizes, no condition.',
  mend: 'Add the key. The message shows how it is written.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  ⟦pool⟧: {kernel_size: 2}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  pool: {op: MaxPool2d, kernel_size: 2}
`,
});
