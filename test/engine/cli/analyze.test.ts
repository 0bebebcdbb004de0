import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { collected, netwright, program } from './netwright.ts';
import { workFolder } from './workFolder.ts';

const folder = workFolder({
  'good.cnn.yaml': `name: good
inputs: {image: [3, 8, 8]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3, bias: false}
  stage: {op: ResidualBlock, out_channels: 8, stride: 2, repeat: 2}
  logits: {op: Conv2d, out_channels: 5, kernel_size: 1}
`,
  'open.cnn.yaml': `inputs: {image: [3, H, W]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3, padding: 1}
  relu: ReLU
`,
  'errors.cnn.yaml': `inputs: {image: [3, 8, 8]}
nodes:
  first: {op: Conv2d, out_channels: 4, kernel_size: 3}
  broken: {op: Conv2d, out_channels: 4, kernel_size: 9}
  after: ReLU
`,
  'warning.cnn.yaml': `inputs: {image: [3, 8, 8]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3}
  norm: BatchNorm2d
`,
  'unreadable.cnn.yaml': 'nodes: [}\n',
  'large.cnn.yaml': `inputs: {x: [2, 9, 9]}\nnodes:\n${Array.from({ length: 3000 }, (_, index) => `  a_node_with_a_long_name_${index}: ReLU\n`).join('')}`,
});

describe('--json', () => {
  it('is the network in numbers', async () => {
    const { code, stdout, stderr } = await analyze('good.cnn.yaml', '--json');
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({
      file: 'good.cnn.yaml',
      inputs: { image: ['N', 3, 8, 8] },
      outputs: { logits: ['N', 5, 3, 3] },
      parameters: 108 + 944 + 1184 + 45,
      buffers: 80,
      macs: 108 * 36 + (944 - 48) * 9 + 1152 * 9 + 40 * 9,
      work: {
        macs: 22_680,
        bias: 5 * 9,
        // Five normalizations of 8 × 3 × 3, two operations for each element; four activations, two sums.
        normalization: 5 * 8 * 9 * 2,
        activation: 4 * 8 * 9,
        pooling: 0,
        elementwise: 2 * 8 * 9,
      },
      flops: 2 * 22_680 + 45 + 720 + 288 + 144,
      memory: { weights: 4 * (2281 + 80), inference: 1344, training: 4512 },
      // The convolution, two blocks of two, the last one.
      depth: 6,
      nodes: [
        {
          id: 'conv',
          op: 'Conv2d',
          inputs: [['N', 3, 8, 8]],
          outputs: [['N', 4, 6, 6]],
          parameters: 108,
          buffers: 0,
          macs: 3888,
        },
        {
          id: 'stage',
          op: 'ResidualBlock',
          inputs: [['N', 4, 6, 6]],
          outputs: [['N', 8, 3, 3]],
          parameters: 944 + 1184,
          buffers: 80,
          macs: (944 - 48) * 9 + 1152 * 9,
        },
        {
          id: 'logits',
          op: 'Conv2d',
          inputs: [['N', 8, 3, 3]],
          outputs: [['N', 5, 3, 3]],
          parameters: 45,
          buffers: 0,
          macs: 360,
        },
      ],
      problems: [],
    });
  });

  it('goes into blocks as deep as asked', async () => {
    const idsAt = async (depth: string) => {
      const { nodes }: { nodes: { id: string }[] } = JSON.parse(
        (await analyze('good.cnn.yaml', '--json', '--depth', depth)).stdout,
      );
      return nodes.map(({ id }) => id);
    };
    expect(await idsAt('1')).toEqual(['conv', 'stage', 'logits']);
    expect(await idsAt('2')).toEqual(['conv', 'stage', 'stage.0', 'stage.1', 'logits']);
    expect(await idsAt('3')).toContain('stage.1.conv2');
    expect(await idsAt('3')).not.toContain('stage.0.downsample.conv');
    expect(await idsAt('4')).toContain('stage.0.downsample.conv');
  });

  it('has null for what is not known', async () => {
    const { code, stdout, stderr } = await analyze('errors.cnn.yaml', '--json');
    const report = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(report).toMatchObject({ parameters: 112, macs: 108 * 36, unresolved: 2, outputs: { after: null } });
    expect(report.nodes[1]).toEqual({
      id: 'broken',
      op: 'Conv2d',
      inputs: [['N', 4, 6, 6]],
      outputs: [null],
      parameters: null,
      buffers: null,
      macs: null,
    });
    expect(report.problems).toEqual([
      {
        code: 'window-too-large',
        severity: 'error',
        message: expect.any(String),
        node: 'broken',
        line: 4,
        column: expect.any(Number),
      },
    ]);
    const { line, column, message } = report.problems[0];
    expect(stderr).toBe(
      `errors.cnn.yaml:${line}:${column}: error: ${message} [window-too-large]\nWhat a code means: netwright explain window-too-large\n`,
    );
  });

  it('knows the parameters where sizes are open', async () => {
    const { code, stdout } = await analyze('open.cnn.yaml', '--json');
    const { unresolved, parameters, inputs, nodes } = JSON.parse(stdout);
    expect([code, unresolved, parameters]).toEqual([0, 1, 112]);
    expect(inputs).toEqual({ image: ['N', 3, 'H', 'W'] });
    expect(nodes[0]).toMatchObject({ outputs: [['N', 4, 'H', 'W']], parameters: 112, macs: null });
  });

  it('is all that there is, also of a text that is no YAML', async () => {
    const { code, stdout, stderr } = await analyze('unreadable.cnn.yaml', '--json');
    expect([code, JSON.parse(stdout).file]).toEqual([1, 'unreadable.cnn.yaml']);
    expect(stderr).toMatch(/^unreadable\.cnn\.yaml:1:\d+: error: .* \[yaml-syntax\]$/m);
  });
});

describe('for people', () => {
  it('is a table', async () => {
    const { code, stdout } = await analyze('good.cnn.yaml');
    expect(code).toBe(0);
    expect(
      stdout
        .split('\n')
        .slice(0, 2)
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      ['node', 'operator', 'output', 'parameters', 'buffers', 'MACs'],
      ['conv', 'Conv2d', '4 × 6 × 6', '108', '0', '3,888'],
    ]);
    expect(stdout).toMatch(/^total +2,281 +80 +22,680$/m);
  });

  it('says what is missing from the sums', async () => {
    expect((await analyze('errors.cnn.yaml')).stdout).toMatch(
      /\n2 nodes could not be worked out and are missing from the sums\.\n$/,
    );
  });

  it('says what depends on a size that is open', async () => {
    const { stdout } = await analyze('open.cnn.yaml');
    expect(stdout).toMatch(/^total +112 +0 +\?$/m);
    expect(stdout).toMatch(/\nMACs, other operations and memory depend on H and W\.\n$/);
  });

  it('the other classes of work, memory and depth stand below', async () => {
    const { stdout } = await analyze('good.cnn.yaml');
    expect(
      stdout.split('\n\n')[1],
    ).toBe(`Other operations: 45 for biases · 720 for normalization · 288 for activations · 144 elementwise
FLOPs: 46,557, two for each MAC, one for every other operation
Memory of the weights: 9.2 KiB
Memory to run: 1.3 KiB, at conv, beside the weights
Memory to train: 4.4 KiB, at stage.1.relu2, in the backward pass, without gradients of the weights
Depth: 6 layers, convolutions and linear layers on the longest way, of 18 operators
`);
  });
});

describe('exit codes', () => {
  it('0 where there are warnings alone', async () => {
    const { code, stderr } = await analyze('warning.cnn.yaml');
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(
        /^warning\.cnn\.yaml:3:\d+: (warning|information): .* \[wasted-bias\]\n.*explain wasted-bias\n$/,
      ),
    ]);
  });

  it.each([
    [['no-such-file.cnn.yaml'], 'netwright: no-such-file.cnn.yaml cannot be read: there is no such file or folder.\n'],
    [['.'], 'netwright: . cannot be read: it is a folder.\n'],
    [
      [],
      'netwright: Expected the FILE of a network, such as resnet.cnn.yaml.\nnetwright analyze FILE [--json] [--depth K]\n',
    ],
    [
      ['good.cnn.yaml', 'more'],
      'netwright: Expected one FILE, found also more.\nnetwright analyze FILE [--json] [--depth K]\n',
    ],
    [
      ['good.cnn.yaml', '--depth', '0'],
      'netwright: Expected a whole number from 1 up after --depth, found 0.\nnetwright analyze FILE [--json] [--depth K]\n',
    ],
  ])('2 for %j', async (args, message) => {
    expect(await analyze(...args)).toEqual({ code: 2, stdout: '', stderr: message });
  });

  it('2 for an unknown option or command', async () => {
    expect(await analyze('good.cnn.yaml', '--nonsense')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Unknown option '--nonsense'"),
    });
    expect(await netwright(['analyse'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no command analyse.'),
    });
    expect(await netwright([])).toMatchObject({ code: 2, stdout: '' });
  });

  it('2 with --json has the reason as JSON', async () => {
    const { code, stdout } = await analyze('no-such-file.cnn.yaml', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([
      2,
      { error: 'no-such-file.cnn.yaml cannot be read: there is no such file or folder.' },
    ]);
  });
});

it('does not mind that nobody reads to the end', async () => {
  const child = spawn(process.execPath, [program(), 'analyze', 'large.cnn.yaml', '--json'], { cwd: folder });
  const ended = collected(child);
  child.stdout.once('data', () => child.stdout.destroy());
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
});

it('says its version and how it is called', async () => {
  expect((await netwright(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  const { code, stdout } = await netwright(['--help']);
  expect(code).toBe(0);
  for (const word of ['analyze', 'run', 'export']) expect(stdout).toContain(`netwright ${word} FILE`);
  expect((await netwright(['run', '--help'])).stdout).toContain('--input NAME=SOURCE');
});

function analyze(...args: string[]) {
  return netwright(['analyze', ...args], folder);
}
