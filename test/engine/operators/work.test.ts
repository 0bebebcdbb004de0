import { expect, test } from 'vitest';
import { countsOfOperator } from '../../../engine/operators/counts.ts';
import type { WorkClass } from '../../../engine/operators/operator.ts';
import { made } from './calls.ts';
import type { Case } from './cases.ts';

// What each operator does beside multiply-accumulates, for one sample; those are compared with PyTorch's.

type Attributes = Case['attributes'];
type Work = Partial<Record<WorkClass, number>>;

/** One map of 4 × 8 × 9. */
const map = [[4, 8, 9]];
const elements = 4 * 8 * 9;

test.each<[string, Attributes, Case['inputs'], Work]>([
  // A sum for each output.
  ['Conv2d', { out_channels: 6, kernel_size: 3 }, map, { bias: 6 * 6 * 7 }],
  ['ConvTranspose2d', { out_channels: 6, kernel_size: 2, stride: 2 }, map, { bias: 6 * 16 * 18 }],
  ['Linear', { out_features: 5 }, map, { bias: 4 * 8 * 5 }],
  ['Conv2d', { out_channels: 6, kernel_size: 3, bias: false }, map, {}],
  // Each tap of each input channel is read between four pixels; the mask is one product more.
  [
    'DeformConv2d',
    { out_channels: 2, kernel_size: 3, padding: 1, bias: false },
    [...map, [18, 8, 9]],
    { elementwise: 8 * 9 * elements },
  ],
  [
    'DeformConv2d',
    { out_channels: 2, kernel_size: 3, padding: 1, bias: false },
    [...map, [18, 8, 9], [9, 8, 9]],
    { elementwise: 9 * 9 * elements },
  ],
  // Every element of a window is looked at.
  ['MaxPool2d', { kernel_size: [2, 3] }, map, { pooling: 2 * 3 * 4 * 4 * 3 }],
  ['AvgPool2d', { kernel_size: 3, stride: 2, padding: 1 }, map, { pooling: 9 * 4 * 4 * 5 }],
  ['LPPool2d', { norm_type: 2, kernel_size: 2 }, map, { pooling: 2 * 4 * 4 * 4 * 4 }],
  // 8 in 3 are windows of 3, 4 and 3; 9 in 2 of 5 and 5.
  ['AdaptiveAvgPool2d', { output_size: [3, 2] }, map, { pooling: 4 * 10 * 10 }],
  ['AdaptiveMaxPool2d', { output_size: 1 }, map, { pooling: elements }],
  // A product and a sum with statistics at hand; else mean, variance, difference and quotient before them.
  ['BatchNorm2d', {}, map, { normalization: 2 * elements }],
  ['BatchNorm2d', { track_running_stats: false }, map, { normalization: 8 * elements }],
  ['InstanceNorm2d', {}, map, { normalization: 6 * elements }],
  ['InstanceNorm2d', { track_running_stats: true }, map, { normalization: 2 * elements }],
  ['GroupNorm', { num_groups: 2 }, map, { normalization: 8 * elements }],
  ['GroupNorm', { num_groups: 2, affine: false }, map, { normalization: 6 * elements }],
  ['LayerNorm', { normalized_shape: 9 }, map, { normalization: 8 * elements }],
  ['LayerNorm2d', {}, map, { normalization: 8 * elements }],
  ['LocalResponseNorm', { size: 5 }, map, { normalization: 10 * elements }],
  ['ReLU', {}, map, { activation: elements }],
  ['PReLU', {}, map, { activation: elements }],
  ['Softmax', {}, map, { activation: 3 * elements }],
  ['Add', {}, [...map, ...map, ...map], { elementwise: 2 * elements }],
  ['Sub', {}, [...map, ...map], { elementwise: elements }],
  ['Mul', {}, [...map, [4, 1, 1]], { elementwise: elements }],
  ['Max', {}, [...map, ...map], { elementwise: elements }],
  ['Mean', {}, [...map, ...map, ...map], { elementwise: 3 * elements }],
  ['LayerScale', {}, map, { elementwise: elements }],
  // A product and a sum for each of 2 × 2 or 4 × 4 pixels; to repeat pixels is no work.
  ['Upsample', { scale_factor: 2 }, map, {}],
  ['Upsample', { scale_factor: 2, mode: 'bilinear' }, map, { elementwise: 2 * 4 * 4 * elements }],
  ['Upsample', { scale_factor: 2, mode: 'bicubic' }, map, { elementwise: 2 * 16 * 4 * elements }],
  ['Concat', {}, [...map, ...map], {}],
  ['Flatten', {}, map, {}],
  ['Pad', { padding: 1 }, map, {}],
  ['Dropout', {}, map, {}],
])('%s %j of %j', (operator, attributes, inputs, expected) => {
  const { operator: record, call } = made({ operator, attributes, inputs });
  const { work } = countsOfOperator([], record.cost?.(call) ?? []);
  const { macs: _, ...others } = work;
  const none = { bias: 0, normalization: 0, activation: 0, pooling: 0, elementwise: 0 };
  expect(others).toEqual({ ...none, ...expected });
});
