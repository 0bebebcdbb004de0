import { problemRecord } from './record.ts';

export const hiddenBlock = problemRecord({
  code: 'hidden-block',
  severity: 'information',
  title: 'A block of the file is called like one that ships',
  meaning: 'A block under `blocks` has the name of an operator or of a block that ships with Netwright.',
  reason:
    'In this file the name now means the block of the file. That may be just what is wanted; but who reads the file may expect the other. Blocks that ship still use the ones that ship.',
  mend: 'Give it a name of its own, or leave it as it is.',
  wrong: `
inputs: {image: [3, 32, 32]}
blocks:
  ⟦ConvReLU⟧:
    inputs: [x]
    nodes:
      conv: {op: Conv2d, out_channels: 8, kernel_size: 5}
      relu: ReLU
nodes:
  stem: ConvReLU
`,
  mended: `
inputs: {image: [3, 32, 32]}
blocks:
  WideConvReLU:
    inputs: [x]
    nodes:
      conv: {op: Conv2d, out_channels: 8, kernel_size: 5}
      relu: ReLU
nodes:
  stem: WideConvReLU
`,
});
