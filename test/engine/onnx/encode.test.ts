import { BinaryReader } from '@bufbuild/protobuf/wire';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { encodeFile, encodeWithExternalWeights } from '../../../engine/onnx/encode.ts';
import { initialize } from '../../../engine/onnx/initialize.ts';
import { lower } from '../../../engine/onnx/lower.ts';
import { allocateWeights } from '../../../engine/onnx/weights.ts';

const text = `
inputs: {image: [3, 9, 9]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3, stride: 2}
  act: {op: LeakyReLU, negative_slope: 0.25}
  shuffle: {op: ChannelShuffle, groups: 2}
  flat: Flatten
  logits: {op: Linear, out_features: 5}
`;
const model = lower(analyze(text).graph);
const weights = allocateWeights(model);
initialize(model, weights, 3);

describe('a whole file', () => {
  const file = Buffer.concat(encodeFile(model, weights));

  it('is what ONNX Runtime loads', async () => {
    const session = await InferenceSession.create(file);
    expect(session.inputMetadata).toMatchObject([{ name: 'image', type: 'float32', shape: ['N', 3, 9, 9] }]);
    expect(session.outputMetadata).toMatchObject([{ name: 'logits', type: 'float32', shape: ['N', 5] }]);
    const outputs = await session.run({
      image: new Tensor('float32', new Float32Array(2 * 243).fill(1), [2, 3, 9, 9]),
    });
    expect(outputs.logits?.dims).toEqual([2, 5]);
  });

  it('says its operator set and its maker', () => {
    const fields = messageOf(file);
    expect(fields.get(1)).toEqual([9n]);
    expect(String(fields.get(2)?.[0])).toBe(String(Buffer.from('netwright')));
    const operatorSet = fields.get(8)?.[0];
    expect(operatorSet instanceof Uint8Array && messageOf(operatorSet).get(2)).toEqual([19n]);
  });
});

it('computes the same from weights outside of the file', async () => {
  const inside = await InferenceSession.create(Buffer.concat(encodeFile(model, weights)));
  const bytes = encodeWithExternalWeights(model, weights, 'weights.bin');
  const data = new Uint8Array(weights.numbers.buffer);
  const outside = await InferenceSession.create(bytes, { externalData: [{ path: 'weights.bin', data }] });
  const feeds = {
    image: new Tensor(
      'float32',
      Float32Array.from({ length: 243 }, (_, index) => Math.sin(index)),
      [1, 3, 9, 9],
    ),
  };
  const [expected, actual] = [await inside.run(feeds), await outside.run(feeds)];
  expect(actual.logits?.data).toEqual(expected.logits?.data);
  expect(bytes.byteLength).toBeLessThan(data.byteLength);
});

it('refuses what no ONNX file can hold', () => {
  const shape = [2 ** 29];
  const huge = {
    ...model,
    weights: [{ name: 'huge.weight', shape, initialize: { kind: 'constant', value: 0 } as const }],
  };
  // Memory that is never touched is never taken.
  expect(() => encodeFile(huge, allocateWeights(huge))).toThrow(/ends at 2 GiB/);
});

/** The fields of a protobuf message: whole numbers and bytes, in order. */
function messageOf(bytes: Uint8Array): Map<number, (bigint | Uint8Array)[]> {
  const reader = new BinaryReader(bytes);
  const fields = new Map<number, (bigint | Uint8Array)[]>();
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    const value = type === 0 ? BigInt(reader.int64()) : reader.bytes();
    fields.set(number, [...(fields.get(number) ?? []), value]);
  }
  return fields;
}
