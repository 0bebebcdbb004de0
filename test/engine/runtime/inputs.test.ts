import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, it } from 'vitest';
import { type Inputs, readInputs } from '../../../engine/runtime/inputs.ts';
import { inputsOf } from '../../../engine/runtime/network.ts';
import { writeNpy } from '../../../engine/runtime/npy.ts';

const folder = mkdtempSync(join(tmpdir(), 'netwright-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('what is fed', () => {
  it('is random, and the same for the same seed', async () => {
    const [first, again, other] = [
      await read('{x: [3, 4, 5]}', {}),
      await read('{x: [3, 4, 5]}', { x: 'random' }),
      await read('{x: [3, 4, 5]}', {}, { seed: 1 }),
    ];
    expect(first.fed[0]).toMatchObject({ name: 'x', source: 'random, seed 0', tensor: { shape: [1, 3, 4, 5] } });
    expect(again).toEqual(first);
    expect(other.fed[0]?.tensor.data).not.toEqual(first.fed[0]?.tensor.data);
  });

  it('differs from input to input', async () => {
    const { fed } = await read('{x: [2, 2, 2], y: [2, 2, 2]}', {});
    expect(fed[0]?.tensor.data).not.toEqual(fed[1]?.tensor.data);
  });

  it('may be zeros or ones, in any batch', async () => {
    const { fed } = await read('{x: [2], y: [1]}', { x: 'zeros', y: 'ones' }, { batch: 3 });
    expect(fed.map(({ tensor }) => [...tensor.data])).toEqual([
      [0, 0, 0, 0, 0, 0],
      [1, 1, 1],
    ]);
  });

  it('is the only input where no name is given', async () => {
    const { fed } = await read('{x: [2]}', { '': 'ones' });
    expect([...(fed[0]?.tensor.data ?? [])]).toEqual([1, 1]);
  });

  it('is an array with or without a batch', async () => {
    const file = array([2, 2, 1], [1, 2, 3, 4]);
    const { fed } = await read('{x: [2, 2, 1]}', { x: file });
    expect(fed[0]).toEqual({
      name: 'x',
      source: file,
      tensor: { shape: [1, 2, 2, 1], data: Float32Array.of(1, 2, 3, 4) },
    });
    expect((await read('{x: [2, 1]}', { x: file })).fed[0]?.tensor.shape).toEqual([2, 2, 1]);
  });

  it('is a picture of the size of the input, as often as the batch is large', async () => {
    const { fed } = await read('{x: [3, 4, 6]}', { x: picture(8, 8) }, { batch: 2 });
    expect(fed[0]?.tensor.shape).toEqual([2, 3, 4, 6]);
    expect(fed[0]?.source).toContain('resized from 8 × 8 to 4 × 6, scaled to [0, 1], normalised');
  });
});

describe('sizes that the network leaves open', () => {
  it('are those of the array', async () => {
    const { sizes, fed } = await read('{x: [1, H, W], y: [2, H, W]}', {
      y: array([1, 2, 3, 2], new Array(12).fill(0)),
    });
    expect([...sizes]).toEqual([
      ['H', 3],
      ['W', 2],
    ]);
    expect(fed[0]?.tensor.shape).toEqual([1, 1, 3, 2]);
  });

  it('are those of the picture, where nothing else says them', async () => {
    expect((await read('{x: [3, H, W]}', { x: picture(5, 7) })).fed[0]?.tensor.shape).toEqual([1, 3, 5, 7]);
    const both = await read('{x: [3, H, W], y: [1, H, W]}', { x: picture(5, 7), y: 'zeros:1x4x4' });
    expect(both.fed[0]?.tensor.shape).toEqual([1, 3, 4, 4]);
  });

  it('can be said', async () => {
    expect((await read('{x: [3, H, W]}', { x: 'random:2x3x8x9' })).fed[0]?.tensor.shape).toEqual([2, 3, 8, 9]);
    expect((await read('{x: [3, H, W]}', { x: 'ones:3x8x9' }, { batch: 4 })).fed[0]?.tensor.shape).toEqual([
      4, 3, 8, 9,
    ]);
  });
});

describe('what cannot be fed is said in a sentence', () => {
  const square = '{x: [3, 4, 4]}';
  it.each([
    [square, { y: 'random' }, undefined, 'The network has no input y; it has x.'],
    [
      '{left: [1], right: [1]}',
      { '': 'ones' },
      undefined,
      'The network has 2 inputs (left, right): say which one is meant, as in left=random.',
    ],
    [
      '{image: [3, H, W]}',
      {},
      undefined,
      'The input image is [3, H, W], and nothing says how large H is. Give a size, for example random:3x224x224.',
    ],
    [
      square,
      { x: 'noise' },
      undefined,
      'noise cannot be fed: expected random, zeros, ones (with a size: random:3x224x224), a .npy, a .png or a .jpg file.',
    ],
    [square, { x: 'random:3x5x4' }, undefined, 'The random tensor is [3, 5, 4], and the input x expects [3, 4, 4].'],
    [
      square,
      { x: 'zeros:4x4' },
      undefined,
      'The zeros tensor is [4, 4], and the input x expects [3, 4, 4], with or without a batch before it.',
    ],
    [
      '{x: [1, H, H]}',
      { x: 'ones:1x2x3' },
      undefined,
      'The ones tensor is [1, 2, 3], and the input x expects [1, H, H], where H is already 2.',
    ],
    [
      square,
      { x: 'ones:2x3x4x4' },
      3,
      'The ones tensor holds 2 samples, and 3 were asked for. All inputs need the same batch.',
    ],
    [
      '{x: [1], y: [1]}',
      { x: 'ones:1x1', y: 'ones:2x1' },
      undefined,
      'The ones tensor holds 2 samples, and another input 1. All inputs need the same batch.',
    ],
    [square, { x: '/nowhere/x.npy' }, undefined, '/nowhere/x.npy cannot be read: there is no such file or folder.'],
  ])('%s %j', async (inputs, sources, batch, message) => {
    await expect(read(inputs, sources, { batch })).rejects.toThrow(message);
  });

  it('a picture for an input without pictures', async () => {
    const message =
      /A picture has 1 or 3 channels, height and width, and the input x expects \[2, 4, 4\]\. Feed it a \.npy file or random\./;
    await expect(read('{x: [2, 4, 4]}', { x: picture(4, 4) })).rejects.toThrow(message);
  });
});

function read(
  inputs: string,
  sources: Readonly<Record<string, string>>,
  choice: { seed?: number; batch?: number | undefined } = {},
): Promise<Inputs> {
  const text = `inputs: ${inputs}\nnodes: {out: Identity}\n`;
  return readInputs(inputsOf(text), { sources, seed: choice.seed ?? 0, batch: choice.batch });
}

function array(shape: readonly number[], values: readonly number[]): string {
  const file = join(folder, `${shape.join('x')}.npy`);
  writeFileSync(file, writeNpy({ shape, data: Float32Array.from(values) }));
  return file;
}

function picture(height: number, width: number): string {
  const file = join(folder, `${height}x${width}.png`);
  writeFileSync(file, PNG.sync.write(new PNG({ height, width })));
  return file;
}
