import { problemRecord } from './record.ts';

export const cycle = problemRecord({
  code: 'cycle',
  severity: 'error',
  title: 'Nodes that wait for each other',
  meaning: 'Each of these nodes reads, directly or through others, what it makes itself.',
  reason:
    'None of them can begin. A convolutional network is computed once from the inputs to the outputs; a loop in time is another kind of network.',
  mend: 'Let one of them read something that comes before the circle. To apply a block several times in a row, use `repeat`.',
  wrong: `
inputs: {image: [8, 32, 32]}
nodes:
  sum: {op: Add, ⟦from: [image, conv]⟧}
  conv: {op: Conv2d, ⟦from: sum⟧, out_channels: 8, kernel_size: 3, padding: 1}
`,
  mended: `
inputs: {image: [8, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 1}
  sum: {op: Add, from: [image, conv]}
`,
});
