import { describe, expect, it } from 'vitest';
import { netwright } from '../cli/netwright.ts';
import { workFolder } from '../cli/workFolder.ts';

const folder = workFolder({
  'good.cnn.yaml': `name: good
inputs: {image: [3, 8, 8]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3}
  logits: {op: Conv2d, out_channels: 5, kernel_size: 1, bias: false}
`,
  'open.cnn.yaml': 'inputs: {image: [3, H, W]}\nnodes:\n  relu: ReLU\n',
  'errors.cnn.yaml':
    'inputs: {image: [3, 8, 8]}\nnodes:\n  relu: ReLU\n  conv: {op: Conv2d, out_channels: 4, kernel_size: 9}\n',
});

describe('prove', { timeout: 60_000 }, () => {
  it('is a table, and 0 where all is proved', async () => {
    const { code, stdout, stderr } = await prove('good.cnn.yaml');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      [
        'node    operator  output     parameters   MACs  verdict',
        'conv    Conv2d    4 × 6 × 6         112  3,888  proved',
        'logits  Conv2d    5 × 6 × 6          20    720  proved',
        'total                               132  4,608  proved',
        '2 of 2 nodes proved (native)',
        '',
      ].join('\n'),
    );
  });

  it('is JSON', async () => {
    const { code, stdout } = await prove('good.cnn.yaml', '--json', '--runtime', 'wasm');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'good.cnn.yaml',
      network: 'good',
      runtime: 'wasm',
      verdict: 'proved',
      totals: [{ what: 'parameters', said: 132, found: 132 }, { what: 'buffers' }, { what: 'macs' }],
      nodes: [
        { id: 'conv', claims: [{ what: 'shape', said: [[1, 4, 6, 6]], found: [[1, 4, 6, 6]] }, {}, {}] },
        { id: 'logits' },
      ],
      problems: [],
    });
  });

  it('says what is not provable, and is 1', async () => {
    const { code, stdout } = await prove('open.cnn.yaml');
    expect([code, stdout.split('\n').slice(1)]).toEqual([
      1,
      [
        'relu   ReLU      ?                0     0  not provable',
        'total                             0     0  not provable',
        'not provable: the size of H and W is open (relu)',
        '0 of 1 nodes proved (native)',
        '',
      ],
    ]);
  });

  it('takes the sizes', async () => {
    const { code, stdout } = await prove('open.cnn.yaml', '--size', 'H=7', '--size', 'W=5');
    expect([code, stdout]).toEqual([0, expect.stringContaining('relu   ReLU      3 × 7 × 5')]);
  });

  it('proves what it can of a network with errors, and is 1', async () => {
    const { code, stdout, stderr } = await prove('errors.cnn.yaml');
    expect([code, stderr]).toEqual([1, expect.stringContaining('error: Conv2d: the window must fit')]);
    expect(stdout).toContain('1 of 2 nodes proved');
  });

  it.each([
    [['good.cnn.yaml', '--size', 'H=7'], 'There is no size H to give: the inputs of the network leave no size open.'],
    [['open.cnn.yaml', '--size', '7'], 'Expected --size NAME=NUMBER, found 7.'],
    [['open.cnn.yaml', '--size', 'H=0'], 'Expected a whole number from 1 up after --size, found 0.'],
    [['open.cnn.yaml', '--runtime', 'gpu'], 'Expected native or wasm after --runtime, found gpu.'],
    [['nowhere.cnn.yaml'], 'nowhere.cnn.yaml'],
  ])('%j is a wrong call', async (args, message) => {
    const { code, stderr } = await prove(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

function prove(...args: readonly string[]) {
  return netwright(['prove', ...args], folder);
}
