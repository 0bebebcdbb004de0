import { problemRecord } from './record.ts';

export const unknownKey = problemRecord({
  code: 'unknown-key',
  severity: 'warning',
  title: 'A key that the language does not know',
  meaning: 'A network, a block, a law or a parameter has a key that means nothing in the language.',
  reason:
    'It is left alone, so that files can carry notes for other tools. But what was meant by a misspelt key does not happen, and nothing else would tell.',
  mend: 'Correct the spelling, or remove the key. A remark belongs in a comment, after `#`.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  relu: ReLU
⟦output⟧: [relu]
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  relu: ReLU
outputs: [relu]
`,
});
