import { problemRecord } from './record.ts';

export const singleValueNormalization = problemRecord({
  code: 'single-value-normalization',
  severity: 'information',
  title: 'A normalization over a single value',
  meaning:
    'A normalization stands behind a global pooling or at the end of many strides, where a channel has one value left per image.',
  reason:
    '`InstanceNorm2d` would make 0 of it, whatever it was: without running statistics it is refused. `BatchNorm2d` works with many images at a time, but in training with one PyTorch refuses: *Expected more than 1 value per channel when training*.',
  mend: 'Normalize before the pooling, or not at all. If you only train with larger batches, leave it as it is.',
  wrong: `
inputs: {image: [8, 32, 32]}
nodes:
  pool: {op: AdaptiveAvgPool2d, output_size: 1}
  norm: ⟦BatchNorm2d⟧
`,
  mended: `
inputs: {image: [8, 32, 32]}
nodes:
  norm: BatchNorm2d
  pool: {op: AdaptiveAvgPool2d, output_size: 1}
`,
});
