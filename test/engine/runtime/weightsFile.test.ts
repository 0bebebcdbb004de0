import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { lower } from '../../../engine/onnx/lower.ts';
import { allocateWeights } from '../../../engine/onnx/weights.ts';
import { writeNpy } from '../../../engine/runtime/npy.ts';
import { fillFromFile } from '../../../engine/runtime/weightsFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'netwright-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const model = lower(
  analyze(
    'inputs: {x: [2, 4, 4]}\nnodes:\n  conv: {op: Conv2d, out_channels: 1, kernel_size: 1}\n  norm: BatchNorm2d\n',
  ).graph,
);
const right: Tensors = {
  'conv.weight': [
    [1, 2, 1, 1],
    [1, 2],
  ],
  'conv.bias': [[1], [3]],
  'norm.weight': [[1], [4]],
  'norm.bias': [[1], [5]],
  'norm.running_mean': [[1], [6]],
  'norm.running_var': [[1], [7]],
};

describe.each(['.npz', '.safetensors'])('%s', (extension) => {
  it('fills every weight, and ignores the counter of batches', async () => {
    expect(await filled(extension, { ...right, 'norm.num_batches_tracked': [[], [9]] })).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('names what is missing, with what looks like it', async () => {
    const { 'norm.running_mean': mean, ...rest } = right;
    const message = await messageOf(extension, { ...rest, ...(mean && { 'norm.runing_mean': mean }) });
    expect(message).toContain('does not fit the network');
    expect(message).toContain('norm.running_mean [1] is missing. Did you mean norm.runing_mean?');
    expect(message).toContain(
      'norm.runing_mean is unexpected, no node has such a weight. Did you mean norm.running_mean?',
    );
  });

  it('says which shape was expected', async () => {
    const message = await messageOf(extension, {
      ...right,
      'conv.weight': [
        [2, 1, 1, 1],
        [1, 2],
      ],
    });
    expect(message).toContain('conv.weight is [2, 1, 1, 1], and the network expects [1, 2, 1, 1].');
  });

  it('names a few of many', async () => {
    const others: Record<string, Tensors[string]> = {};
    for (let index = 0; index < 40; index++) others[`layer${index}.weight`] = [[1], [0]];
    expect(await messageOf(extension, { ...right, ...others })).toMatch(/And 30 more\.$/);
  });

  it('is no such file', async () => {
    const file = join(folder, `broken${extension}`);
    writeFileSync(file, 'something else');
    await expect(fillFromFile(model, allocateWeights(model), file)).rejects.toThrow(
      `${file} is not a ${extension} file`,
    );
  });
});

it('takes no other kind of file', async () => {
  await expect(fillFromFile(model, allocateWeights(model), 'weights.pt')).rejects.toThrow(
    'weights.pt cannot hold weights: give a .npz or a .safetensors file.',
  );
});

it('says that there is no file', async () => {
  await expect(fillFromFile(model, allocateWeights(model), '/nowhere/w.npz')).rejects.toThrow(
    '/nowhere/w.npz cannot be read: there is no such file or folder.',
  );
});

it('reads the half precisions of safetensors', async () => {
  const file = join(folder, 'half.safetensors');
  const halves = { F16: [0x00, 0x3c], BF16: [0x80, 0x3f] };
  const names = Object.keys(right);
  let offset = 0;
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  const data: number[] = [];
  for (const [index, name] of names.entries()) {
    const [shape, values] = right[name] ?? [[], []];
    const dtype = index % 2 === 0 ? 'F16' : 'BF16';
    header[name] = { dtype, shape, data_offsets: [offset, offset + 2 * values.length] };
    for (const _ of values) data.push(...halves[dtype]);
    offset += 2 * values.length;
  }
  writeFileSync(file, safetensors(header, Uint8Array.from(data)));
  const weights = allocateWeights(model);
  await fillFromFile(model, weights, file);
  expect([...weights.numbers]).toEqual([1, 1, 1, 1, 1, 1, 1]);
});

type Tensors = Readonly<Record<string, readonly [shape: readonly number[], values: readonly number[]]>>;

async function filled(extension: string, tensors: Tensors): Promise<number[]> {
  const file = join(folder, `weights${extension}`);
  writeFileSync(file, extension === '.npz' ? npz(tensors) : floatSafetensors(tensors));
  const weights = allocateWeights(model);
  await fillFromFile(model, weights, file);
  return [...weights.numbers];
}

async function messageOf(extension: string, tensors: Tensors): Promise<string> {
  return filled(extension, tensors).then(
    () => 'It was accepted',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );
}

function npz(tensors: Tensors): Uint8Array {
  const entries = Object.entries(tensors).map(([name, [shape, values]]) => [
    `${name}.npy`,
    writeNpy({ shape, data: Float32Array.from(values) }),
  ]);
  return zipSync(Object.fromEntries(entries));
}

function floatSafetensors(tensors: Tensors): Uint8Array {
  const header: Record<string, unknown> = {};
  const data: number[] = [];
  for (const [name, [shape, values]] of Object.entries(tensors)) {
    header[name] = { dtype: 'F32', shape, data_offsets: [4 * data.length, 4 * (data.length + values.length)] };
    data.push(...values);
  }
  return safetensors(header, new Uint8Array(Float32Array.from(data).buffer));
}

function safetensors(header: object, data: Uint8Array): Uint8Array {
  const text = Buffer.from(JSON.stringify(header));
  return Buffer.concat([new Uint8Array(BigUint64Array.of(BigInt(text.length)).buffer), text, data]);
}
