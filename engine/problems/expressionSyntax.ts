import { problemRecord } from './record.ts';

export const expressionSyntax = problemRecord({
  code: 'expression-syntax',
  severity: 'error',
  title: 'An expression that cannot be read',
  meaning: "What stands behind the `=` is not an expression of the language: a corner of Python's.",
  reason: 'It has no value, so the node has no shape, and neither has what reads it.',
  mend: "Complete it: `=out_channels // 4`, `=3 if stride == 1 else 1`. In braces and brackets YAML ends a value at a comma, so an expression with one needs quotes: `'=max(x.channels, 8)'`.",
  wrong: `
inputs: {image: [3, 32, 32]}
parameters: {width: 8}
nodes:
  conv: {op: Conv2d, out_channels: =width ⟦x⟧ 2, kernel_size: 3}
`,
  mended: `
inputs: {image: [3, 32, 32]}
parameters: {width: 8}
nodes:
  conv: {op: Conv2d, out_channels: =width * 2, kernel_size: 3}
`,
});
