import { describe, expect, test } from 'vitest';
import { isRefusal, type Refusal } from '../../../engine/operators/operator.ts';
import { add, floorDivide, multiply, symbol, unknownDimension } from '../../../engine/tensor/dimension.ts';
import { printShape, type Shape, withBatch } from '../../../engine/tensor/shape.ts';
import { type AttributeMisfit, callOf, findOperator, type GivenAttributes, isCall } from './calls.ts';

const image = withBatch([8, symbol('H'), symbol('W')]);
const smaller = withBatch([8, shrunk('H', 2), shrunk('W', 2)]);
const half = withBatch([8, floorDivide(symbol('H'), 2), floorDivide(symbol('W'), 2)]);
const halfTwice = withBatch([8, ...half.slice(2).map((extent) => multiply(extent, 2))]);
const anything = withBatch([8, unknownDimension, unknownDimension]);

describe('sizes that nobody has given yet flow through', () => {
  test.each<[string, GivenAttributes, readonly Shape[], string]>([
    ['Conv2d', { out_channels: 4, kernel_size: 3, padding: 1 }, [image], '4 × H × W'],
    [
      'Conv2d',
      { out_channels: 4, kernel_size: 3, stride: 2, padding: 1 },
      [image],
      '4 × ⌊(H − 1) / 2⌋ + 1 × ⌊(W − 1) / 2⌋ + 1',
    ],
    ['Conv2d', { out_channels: 4, kernel_size: 900 }, [anything], '4 × ? × ?'],
    ['Conv2d', { out_channels: 4, kernel_size: 3, padding: 99, padding_mode: 'reflect' }, [anything], '4 × ? × ?'],
    ['ConvTranspose2d', { out_channels: 4, kernel_size: 2, stride: 2 }, [image], '4 × 2·H × 2·W'],
    ['MaxPool2d', { kernel_size: 2 }, [image], '8 × ⌊H / 2⌋ × ⌊W / 2⌋'],
    ['MaxPool2d', { kernel_size: 3, stride: 2, ceil_mode: true }, [image], '8 × ⌊H / 2⌋ × ⌊W / 2⌋'],
    ['AdaptiveAvgPool2d', { output_size: [null, 1] }, [image], '8 × H × 1'],
    ['Add', {}, [image, image], '8 × H × W'],
    ['Add', {}, [image, anything], '8 × ? × ?'],
    ['Mul', {}, [image, withBatch([8, 1, 1])], '8 × H × W'],
    ['Add', {}, [anything, withBatch([8, 7, 5])], '8 × 7 × 5'],
    ['Concat', {}, [anything, withBatch([4, 7, 5])], '12 × 7 × 5'],
    ['Concat', { dim: 2 }, [image, withBatch([8, 3, 5])], '8 × H + 3 × 5'],
    ['Flatten', {}, [image], '?'],
    ['Flatten', { start_dim: 2 }, [withBatch([8, symbol('H'), 7])], '8 × 7·H'],
    ['Linear', { out_features: 10 }, [image], '8 × H × 10'],
    ['Upsample', { scale_factor: 2 }, [image], '8 × 2·H × 2·W'],
    ['Upsample', { scale_factor: 1.5 }, [image], '8 × ⌊3·H / 2⌋ × ⌊3·W / 2⌋'],
    ['Upsample', {}, [withBatch([8, 1, 1]), image], '8 × H × W'],
    ['Upsample', {}, [anything, image], '8 × H × W'],
    ['Upsample', {}, [image, anything], '8 × ? × ?'],
    ['Upsample', { scale_factor: 2 }, [half], '8 × 2·⌊H / 2⌋ × 2·⌊W / 2⌋'],
    ['MaxPool2d', { kernel_size: 2 }, [halfTwice], '8 × ⌊H / 2⌋ × ⌊W / 2⌋'],
    ['Conv2d', { out_channels: 4, kernel_size: 3 }, [halfTwice], '4 × 2·⌊H / 2⌋ − 2 × 2·⌊W / 2⌋ − 2'],
    ['Upsample', { scale_factor: 2 }, [withBatch([8, ceiled('H'), 5])], '8 × 2·(⌊(H − 1) / 2⌋ + 1) × 10'],
    ['Add', {}, [halfTwice, halfTwice], '8 × 2·⌊H / 2⌋ × 2·⌊W / 2⌋'],
    ['Concat', {}, [halfTwice, image], '16 × 2·⌊H / 2⌋ × 2·⌊W / 2⌋'],
    ['PixelShuffle', { upscale_factor: 2 }, [image], '2 × 2·H × 2·W'],
    ['PixelUnshuffle', { downscale_factor: 2 }, [image], '32 × ⌊H / 2⌋ × ⌊W / 2⌋'],
    ['Slice', { dim: 2, start: 1, end: -1 }, [image], '8 × H − 2 × W'],
    ['Reshape', { shape: [8, -1] }, [image], '8 × ?'],
    ['Pad', { padding: [1, 0, 1, 0] }, [image], '8 × H + 1 × W + 1'],
    ['GroupNorm', { num_groups: 3 }, [withBatch([unknownDimension, 7, 7])], '? × 7 × 7'],
  ])('%s %j', (name, attributes, inputs, expected) => {
    const call = callOf(findOperator(name), attributes, inputs);
    expect(isCall(call) ? call.outputs.map(printShape) : call).toEqual([expected]);
  });
});

describe('but what cannot be whatever the size is refused', () => {
  test.each<[string, readonly Shape[], string]>([
    ['Add', [image, smaller], 'shape-mismatch'],
    ['Concat', [image, smaller], 'shape-mismatch'],
  ])('%s', (name, inputs, code) => {
    expect(refusalOf(callOf(findOperator(name), {}, inputs))).toBe(code);
  });
});

describe('weights need to know what arrives', () => {
  test.each<[string, GivenAttributes]>([
    ['Conv2d', { out_channels: 4, kernel_size: 3 }],
    ['ConvTranspose2d', { out_channels: 4, kernel_size: 3 }],
    ['BatchNorm2d', {}],
    ['GroupNorm', { num_groups: 2 }],
    ['LayerNorm2d', {}],
    ['LayerScale', {}],
  ])('%s', (name, attributes) => {
    const operator = findOperator(name);
    const call = callOf(operator, attributes, [withBatch([unknownDimension, 7, 7])]);
    if (!isCall(call)) throw new Error(JSON.stringify(call));
    const weights = operator.weights?.(call) ?? [];
    expect(isRefusal(weights) && weights.refused).toBe('unknown-size');
  });

  test('a Flatten before a Linear binds a network to one size, and says so', () => {
    const operator = findOperator('Linear');
    const call = callOf(operator, { out_features: 10 }, [withBatch([unknownDimension])]);
    if (!isCall(call)) throw new Error(JSON.stringify(call));
    expect(operator.weights?.(call)).toMatchObject({
      refused: 'unknown-size',
      help: 'Give height and width of the inputs as numbers, or pool to a fixed size first (AdaptiveAvgPool2d).',
    });
  });
});

test('work that depends on an unknown size is unknown, and never zero', () => {
  const operator = findOperator('Conv2d');
  const call = callOf(operator, { out_channels: 4, kernel_size: 3 }, [image]);
  if (!isCall(call)) throw new Error(JSON.stringify(call));
  expect(operator.cost?.(call)).toEqual([
    { work: 'macs', factors: undefined },
    { work: 'bias', factors: undefined },
  ]);
});

/** As after a window of 3 with padding 1 and stride 2. */
function ceiled(name: string) {
  return add(floorDivide(add(symbol(name), -1), 2), 1);
}

function shrunk(name: string, by: number) {
  const dimension = symbol(name);
  return { ...dimension, offset: dimension.offset - by };
}

function refusalOf(result: ReturnType<typeof callOf>): Refusal['refused'] | undefined {
  const problem: AttributeMisfit | Refusal | undefined = isCall(result) ? undefined : result;
  return problem !== undefined && 'refused' in problem ? problem.refused : undefined;
}
