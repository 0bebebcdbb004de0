import { problemRecord } from './record.ts';

export const unknownSize = problemRecord({
  code: 'unknown-size',
  severity: 'error',
  title: 'A size must be a number here, and is not fixed',
  meaning:
    'An input has a name in the place of a size, `[3, H, W]`, and here the number is needed: weights have as many rows as features arrive.',
  reason:
    'A network that ends in `Flatten` and `Linear` is bound to one size of its input. It cannot be counted or run for all of them.',
  mend: 'Give the input its sizes as numbers, or pool to a fixed size first, with `AdaptiveAvgPool2d`.',
  wrong: `
inputs: {image: [3, H, W]}
nodes:
  flat: Flatten
  logits: {op: ⟦Linear⟧, out_features: 10}
`,
  mended: `
inputs: {image: [3, H, W]}
nodes:
  pool: {op: AdaptiveAvgPool2d, output_size: 1}
  flat: Flatten
  logits: {op: Linear, out_features: 10}
`,
});
