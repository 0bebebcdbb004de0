import { problemRecord } from './record.ts';

export const openSize = problemRecord({
  code: 'open-size',
  severity: 'information',
  title: 'A node hangs on a size that is not fixed',
  meaning:
    'An input has a name in the place of a size, `[C, 32, 32]`, and an expression in the node, or a default of its block, asks for that size.',
  reason: 'What comes of it is not known, so the node and those that read it are missing from the sums.',
  mend: 'Give the input its sizes as numbers. If the network is meant for any size, leave it as it is.',
  wrong: `
inputs: {image: [C, 32, 32]}
nodes:
  conv: {op: ⟦ConvBNReLU⟧}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: ConvBNReLU}
`,
});
