import { problemRecord } from './record.ts';

export const unknownOperator = problemRecord({
  code: 'unknown-operator',
  severity: 'error',
  title: 'There is no operator or block of this name',
  meaning: '`op` names neither an operator, nor a block that ships with Netwright, nor a block of this file.',
  reason: 'Nobody knows what the node does. It has no shape, and neither has what reads it.',
  mend: 'Correct the spelling: operators are called as in PyTorch, `Conv2d` and not `Conv2D`. Or define the block, under `blocks`.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: ⟦Conv2D⟧, out_channels: 8, kernel_size: 3}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3}
`,
});
