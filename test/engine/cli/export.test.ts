import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { readNpy } from '../../../engine/runtime/npy.ts';
import { relativeDistance } from '../runtime/running.ts';
import { netwright } from './netwright.ts';
import { workFolder } from './workFolder.ts';

const golden = fileURLToPath(new URL('../../golden/networks/tiny-shufflenet/', import.meta.url));
const folder = workFolder({
  'conv.cnn.yaml': 'inputs: {x: [3, H, W]}\nnodes:\n  conv: {op: Conv2d, out_channels: 4, kernel_size: 3}\n',
  'adaptive.cnn.yaml': 'inputs: {x: [3, H, W]}\nnodes:\n  pool: {op: AdaptiveAvgPool2d, output_size: 7}\n',
  'errors.cnn.yaml': 'inputs: {x: [3, 8, 8]}\nnodes:\n  conv: {op: Conv2d, out_channels: 4, kernel_size: 9}\n',
});

describe('export', { timeout: 30_000 }, () => {
  it('writes what ONNX Runtime runs, with the weights given', async () => {
    const args = ['--onnx', 'out.onnx', '--weights', `${golden}weights.npz`];
    expect(await exported(`${golden}network.cnn.yaml`, ...args)).toEqual({ code: 0, stdout: '', stderr: '' });
    const session = await InferenceSession.create(join(folder, 'out.onnx'));
    const { data, shape } = readNpy(readFileSync(`${golden}input.npy`), 'input');
    const { logits } = await session.run({ image: new Tensor('float32', data, shape) });
    if (logits === undefined || !(logits.data instanceof Float32Array)) throw new Error('There is no output');
    const expected = readNpy(readFileSync(`${golden}output.npy`), 'output');
    expect(relativeDistance({ shape: logits.dims, data: logits.data }, expected)).toBeLessThan(1e-4);
  });

  it('leaves open what the network leaves open', async () => {
    await exported('conv.cnn.yaml', '--onnx', 'open.onnx');
    const session = await InferenceSession.create(join(folder, 'open.onnx'));
    expect(session.inputMetadata).toMatchObject([{ shape: ['N', 3, 'H', 'W'] }]);
  });

  it('writes the same file for the same seed', async () => {
    const made = async (seed: string) => {
      await exported('conv.cnn.yaml', '--onnx', `seed.onnx`, '--seed', seed);
      return readFileSync(join(folder, 'seed.onnx'));
    };
    const first = await made('1');
    expect((await made('1')).equals(first)).toBe(true);
    expect((await made('2')).equals(first)).toBe(false);
  });

  it('writes a Python module, and both at once', async () => {
    const both = ['--pytorch', 'conv.py', '--onnx', 'conv.onnx'];
    expect(await exported('conv.cnn.yaml', ...both)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(folder, 'conv.py'), 'utf8')).toContain('self.conv = nn.Conv2d(3, 4, kernel_size=3)');
    expect(existsSync(join(folder, 'conv.onnx'))).toBe(true);
  });

  it('writes nothing of a network with errors', async () => {
    const { code, stderr } = await exported('errors.cnn.yaml', '--onnx', 'errors.onnx', '--pytorch', 'errors.py');
    expect([code, existsSync(join(folder, 'errors.onnx')), existsSync(join(folder, 'errors.py'))]).toEqual([
      1,
      false,
      false,
    ]);
    expect(stderr).toMatch(/^errors\.cnn\.yaml:3:\d+: error: .* \[window-too-large\]\n.*explain window-too-large\n$/);
  });

  it('says what the network must say more for', async () => {
    expect(await exported('adaptive.cnn.yaml', '--onnx', 'adaptive.onnx')).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^netwright: pool: AdaptiveAvgPool2d needs the size of its input in numbers, but it is H\./,
      ),
    });
  });

  it.each([
    [['conv.cnn.yaml'], 'Expected --onnx OUT.onnx or --pytorch OUT.py, the file to write.'],
    [['conv.cnn.yaml', '--onnx', 'a.onnx', '--seed', '1', '--weights', 'w.npz'], 'Give --seed or --weights, not both.'],
    [
      ['conv.cnn.yaml', '--onnx', 'no/such/folder.onnx'],
      'no/such/folder.onnx cannot be written: there is no such file or folder.',
    ],
  ])('%j is a wrong call', async (args, message) => {
    const { code, stdout, stderr } = await exported(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});

function exported(...args: string[]) {
  return netwright(['export', ...args], folder);
}
