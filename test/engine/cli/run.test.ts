import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readNpy, writeNpy } from '../../../engine/runtime/npy.ts';
import { relativeDistance } from '../runtime/running.ts';
import { netwright } from './netwright.ts';
import { workFolder } from './workFolder.ts';

const golden = fileURLToPath(new URL('../../golden/networks/tiny-resnet/', import.meta.url));
const folder = workFolder({
  'sum.cnn.yaml':
    'inputs: {left: [2, 3, 3], right: [2, 3, 3]}\nnodes:\n  sum: {op: Add, from: [left, right]}\n  relu: ReLU\noutputs: [sum, relu]\n',
  'halves.cnn.yaml': 'inputs: {x: [4, 1, 1]}\nnodes:\n  halves: {op: Chunk, chunks: 2}\noutputs: [halves, halves.1]\n',
  'open.cnn.yaml': 'inputs: {image: [3, H, W]}\nnodes:\n  pool: {op: MaxPool2d, kernel_size: 2}\n',
  'flat.cnn.yaml': 'inputs: {image: [3, H, W]}\nnodes:\n  flat: Flatten\n  logits: {op: Linear, out_features: 2}\n',
  'noShape.cnn.yaml': 'inputs: [x]\nnodes:\n  relu: ReLU\n',
  'noOutput.cnn.yaml': 'inputs: {x: [3, 8, 8]}\nnodes: {}\n',
  'errors.cnn.yaml': 'inputs: {image: [3, 8, 8]}\nnodes:\n  conv: {op: Conv2d, out_channels: 4, kernel_size: 9}\n',
});

describe('run', { timeout: 60_000 }, () => {
  it.each(['native', 'wasm'])('reads weights and input, writes the output (%s)', async (runtime) => {
    const output = join(folder, `${runtime}.npy`);
    const args = [
      '--input',
      `image=${golden}input.npy`,
      '--weights',
      `${golden}weights.npz`,
      '--output',
      `logits=${output}`,
    ];
    const { code, stdout, stderr } = await run(`${golden}network.cnn.yaml`, ...args, '--runtime', runtime, '--json');
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      runtime,
      weights: `${golden}weights.npz`,
      inputs: [{ name: 'image', shape: [1, 3, 64, 64], source: `${golden}input.npy` }],
      outputs: [{ name: 'logits', shape: [1, 10], minimum: expect.any(Number), top: expect.any(Array) }],
      times: { run: expect.any(Number) },
      problems: [],
    });
    const written = readNpy(readFileSync(output), 'output');
    expect(relativeDistance(written, readNpy(readFileSync(`${golden}output.npy`), 'output'))).toBeLessThan(1e-4);
  });

  it('feeds several inputs and writes several outputs', async () => {
    const [sum, relu] = [join(folder, 'sum.npy'), join(folder, 'relu.npy')];
    const args = [
      '--input',
      'left=ones',
      '--input',
      'right=zeros',
      '--output',
      `sum=${sum}`,
      '--output',
      `relu=${relu}`,
      '--batch',
      '2',
    ];
    expect(await run('sum.cnn.yaml', ...args)).toMatchObject({ code: 0, stderr: '' });
    for (const file of [sum, relu]) {
      expect(readNpy(readFileSync(file), file)).toEqual({ shape: [2, 2, 3, 3], data: new Float32Array(36).fill(1) });
    }
  });

  it('writes a second output of a node', async () => {
    const file = join(folder, 'half.npy');
    expect(await run('halves.cnn.yaml', '--input', 'ones', '--output', `halves.1=${file}`)).toMatchObject({ code: 0 });
    expect(readNpy(readFileSync(file), file)).toEqual({ shape: [1, 2, 1, 1], data: new Float32Array(2).fill(1) });
  });

  it('gives the same for the same seed', async () => {
    const first = await outputOf('--seed', '5');
    expect(await outputOf('--seed', '5')).toEqual(first);
    expect(await outputOf('--seed', '6')).not.toEqual(first);
  });

  it('takes the sizes that the network leaves open from what is fed', async () => {
    writeFileSync(join(folder, 'x.npy'), writeNpy({ shape: [3, 4, 6], data: new Float32Array(72) }));
    const { code, stdout } = await run('open.cnn.yaml', '--input', 'x.npy', '--json');
    expect([code, JSON.parse(stdout).outputs[0].shape]).toEqual([0, [1, 3, 2, 3]]);
    const sized = await run('flat.cnn.yaml', '--input', 'random:3x5x7', '--json');
    expect(JSON.parse(sized.stdout).outputs[0].shape).toEqual([1, 2]);
  });

  it('looks at every node', async () => {
    const { stdout } = await run('sum.cnn.yaml', '--statistics');
    expect(stdout).toMatch(/^sum +Add +\[1, 2, 3, 3\] +-?[\d.]+ +[\d.]+ +[\d.]+ ms$/m);
  });

  it('says on standard error what is wrong with the network', async () => {
    const { code, stdout, stderr } = await run('errors.cnn.yaml', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'errors.cnn.yaml',
      problems: [{ code: 'window-too-large', node: 'conv', line: 3 }],
    });
    expect(stderr).toMatch(/^errors\.cnn\.yaml:3:\d+: error: .* \[window-too-large\]\n.*explain window-too-large\n$/);
  });

  it('says what a network must say more', async () => {
    expect(await run('noOutput.cnn.yaml')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'netwright: The network has no output. Give it a node, or a name in outputs.\n',
    });
    expect(await run('noShape.cnn.yaml')).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^noShape\.cnn\.yaml:1:10: error: x has no shape: .* \[missing-key\]\n/),
    });
  });

  it.each([
    [['open.cnn.yaml'], 'nothing says how large H is. Give a size, for example random:3x224x224.'],
    [['open.cnn.yaml', '--input', 'nowhere.npy'], 'nowhere.npy cannot be read: there is no such file or folder.'],
    [['sum.cnn.yaml', '--input', 'middle=ones'], 'The network has no input middle; it has left, right.'],
    [['sum.cnn.yaml', '--output', 'out=x.npy'], 'The network has no output out; it has sum, relu.'],
    [
      ['sum.cnn.yaml', '--output', 'sum=no/such/folder.npy'],
      'no/such/folder.npy cannot be written: there is no such file or folder.',
    ],
    [['sum.cnn.yaml', '--weights', 'w.pt'], 'w.pt cannot hold weights: give a .npz or a .safetensors file.'],
    [['sum.cnn.yaml', '--runtime', 'gpu'], 'Expected native or wasm after --runtime, found gpu.'],
    [['sum.cnn.yaml', '--seed', 'x'], 'Expected a whole number from 0 up after --seed, found x.'],
    [['sum.cnn.yaml', '--batch', '0'], 'Expected a whole number from 1 up after --batch, found 0.'],
    [['sum.cnn.yaml', '--input', 'left='], 'Expected something after left= in --input.'],
    [['sum.cnn.yaml', '--input', 'left=ones', '--input', 'left=ones'], '--input is given twice for left.'],
  ])('%j is a wrong call', async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

async function outputOf(...args: string[]): Promise<readonly number[]> {
  const { stdout } = await run('sum.cnn.yaml', ...args, '--json');
  return JSON.parse(stdout).outputs[0].mean;
}

function run(...args: string[]) {
  return netwright(['run', ...args], folder);
}
