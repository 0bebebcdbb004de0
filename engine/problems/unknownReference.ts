import { problemRecord } from './record.ts';

export const unknownReference = problemRecord({
  code: 'unknown-reference',
  severity: 'error',
  title: 'A name is read that is not there',
  meaning:
    '`from` or `outputs` names something that is neither an input nor a node of this network or block, or an output that a node does not have.',
  reason: 'There is no data to flow along this wire.',
  mend: 'Correct the name. `split.1` is the second output of `split`. What stands inside a block cannot be read from outside; make it an output of the block.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  stem: {op: Conv2d, out_channels: 8, kernel_size: 3}
  relu: {op: ReLU, from: ⟦stm⟧}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  stem: {op: Conv2d, out_channels: 8, kernel_size: 3}
  relu: {op: ReLU, from: stem}
`,
});
