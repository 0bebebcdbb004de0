import { problemRecord } from './record.ts';

export const blockLaw = problemRecord({
  code: 'block-law',
  severity: 'error',
  title: 'A law of the block does not hold',
  meaning: 'The block says under `laws` what must hold between its parameters and its inputs, and here it does not.',
  reason:
    'Something inside the block could not work, or would not be what the block is known for. The message is in the words of the block.',
  mend: 'Change the value that is marked. *Go to Definition* on the name of the block shows its laws.',
  wrong: `
inputs: {image: [64, 32, 32]}
nodes:
  conv: {op: GroupConv, groups: ⟦3⟧}
`,
  mended: `
inputs: {image: [64, 32, 32]}
nodes:
  conv: {op: GroupConv, groups: 4}
`,
});
