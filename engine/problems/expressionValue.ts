import { problemRecord } from './record.ts';

export const expressionValue = problemRecord({
  code: 'expression-value',
  severity: 'error',
  title: 'An expression that has no value',
  meaning:
    'The expression can be read, but it names something that is not there, divides by 0, or does arithmetic with what is no number.',
  reason: 'Without the value the node has no shape, and neither has what reads it.',
  mend: 'Correct the name. There are the parameters of the definition, `index` in a node with `repeat`, and `x.channels`, `x.height`, `x.width` of every input and node `x`.',
  wrong: `
inputs: {image: [3, 32, 32]}
parameters: {width: 8}
nodes:
  conv: {op: Conv2d, out_channels: =⟦widht⟧ * 2, kernel_size: 3}
`,
  mended: `
inputs: {image: [3, 32, 32]}
parameters: {width: 8}
nodes:
  conv: {op: Conv2d, out_channels: =width * 2, kernel_size: 3}
`,
});
