import { problemRecord } from './record.ts';

export const tooLarge = problemRecord({
  code: 'too-large',
  severity: 'error',
  title: 'More than can be counted or unfolded',
  meaning:
    'A size, a number of parameters or of operations is beyond 2^53, a Split makes thousands of parts, or the network unfolds to more nodes than can be worked with.',
  reason: 'Beyond 2^53 the arithmetic of computers rounds, and no number is shown here that is not exact.',
  mend: 'Use smaller sizes, a smaller `repeat`, or fewer blocks inside of blocks.',
  wrong: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: ⟦Conv2d⟧, out_channels: 9000000000000, kernel_size: 9, padding: 4}
`,
  mended: `
inputs: {image: [3, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 9000, kernel_size: 9, padding: 4}
`,
});
