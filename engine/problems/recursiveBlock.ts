import { problemRecord } from './record.ts';

export const recursiveBlock = problemRecord({
  code: 'recursive-block',
  severity: 'error',
  title: 'A block that uses itself',
  meaning: 'A block has a node of its own kind, directly or in a block that it uses.',
  reason: 'It would unfold for ever.',
  mend: 'Use another block or an operator there. To have the block several times in a row, write `repeat` where it is used.',
  wrong: `
inputs: {image: [3, 32, 32]}
blocks:
  Unit:
    inputs: [x]
    nodes:
      conv: {op: Conv2d, out_channels: 8, kernel_size: 3}
      again: ⟦Unit⟧
nodes:
  units: Unit
`,
  mended: `
inputs: {image: [3, 32, 32]}
blocks:
  Unit:
    inputs: [x]
    nodes:
      conv: {op: Conv2d, out_channels: 8, kernel_size: 3}
nodes:
  units: {op: Unit, repeat: 2}
`,
});
