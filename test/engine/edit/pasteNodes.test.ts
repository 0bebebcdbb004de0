import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { copyNodes } from '../../../engine/edit/copyNodes.ts';
import { checkEdit, checkRefusal } from './editing.ts';

const text = `# a residual block
inputs: {image: [3, 32, 32]}
nodes:
  stem:  {op: ConvBNReLU, out_channels: 8}
  conv1: {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 1}  # keeps the size
  relu1: ReLU
  sum:   {op: Add, from: [relu1, stem]}
outputs: [sum]
`;

describe('copying', () => {
  test('gives the lines as they stand, in the order of the text', () => {
    expect(copied(text, 'relu1', 'conv1')).toBe(
      'conv1: {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 1}  # keeps the size\nrelu1: ReLU\n',
    );
  });

  test('of nodes over several lines', () => {
    const lines = 'nodes:\n  a:\n    op: ReLU  # first\n  b: {op: Conv2d,\n    out_channels: 3}\n  c: Tanh\n';
    expect(copied(lines, 'a', 'b')).toBe('a:\n  op: ReLU  # first\nb: {op: Conv2d,\n  out_channels: 3}\n');
  });

  test('between braces', () => {
    expect(copied('nodes: {a: ReLU, b: {op: Tanh}}\n', 'a', 'b')).toBe('a: ReLU\nb: {op: Tanh}\n');
  });

  test('is refused where there is nothing to copy, or words are shared', () => {
    expect(copied(text, 'image', 'outputs:0')).toMatch(/^Only nodes of the network can be copied/);
    expect(copied('nodes:\n  a: &x {op: ReLU}\n  b: *x\n', 'a')).toMatch(/^a shares words .* YAML anchor/);
  });
});

describe('pasting', () => {
  test('behind a node: the same lines under free names, between the node and all that read it', () => {
    checkEdit(
      text,
      paste('conv1: {op: Conv2d, out_channels: 8, kernel_size: 1}  # once more\nrelu1: ReLU\n', 'relu1'),
      text
        .replace(
          '  relu1: ReLU\n',
          '  relu1: ReLU\n  conv2: {op: Conv2d, out_channels: 8, kernel_size: 1}  # once more\n  relu2: ReLU\n',
        )
        .replace('[relu1, stem]', '[relu2, stem]'),
    );
  });

  test('all references among the lines follow, in expressions too', () => {
    const lines = 'stem: ReLU\nconv1: {op: Conv2d, from: stem, out_channels: =stem.channels, kernel_size: 1}\n';
    checkEdit(
      text,
      paste(lines, 'sum'),
      text.replace(
        'outputs: [sum]',
        '  stem2: ReLU\n  conv2: {op: Conv2d, from: stem2, out_channels: =stem2.channels, kernel_size: 1}\noutputs: [conv2]',
      ),
    );
  });

  test('as a branch where the last does not come from the node', () => {
    checkEdit(
      text,
      paste('side: {op: Tanh, from: stem}', 'conv1'),
      text
        .replace('# keeps the size\n', '# keeps the size\n  side: {op: Tanh, from: stem}\n')
        .replace('relu1: ReLU', 'relu1: {op: ReLU, from: conv1}'),
    );
  });

  test('as a branch where a circle would come of standing between', () => {
    checkEdit(
      text,
      paste('add: {op: Add, from: [stem, relu1]}', 'stem'),
      text
        .replace('out_channels: 8}\n  conv1', 'out_channels: 8}\n  add: {op: Add, from: [stem, relu1]}\n  conv1')
        .replace('{op: Conv2d, out', '{op: Conv2d, from: stem, out'),
    );
  });

  test('without a node: behind the last one; the output moves on where nobody named it', () => {
    const unsaid = text.replace('outputs: [sum]\n', '');
    checkEdit(unsaid, paste('relu1: ReLU'), `${unsaid}  relu2: ReLU\n`);
    checkEdit(
      unsaid,
      paste('side: {op: Tanh, from: stem}'),
      `${unsaid}  side: {op: Tanh, from: stem}\noutputs: [sum]\n`,
    );
  });

  test('behind an input', () => {
    checkEdit(text, paste('norm: BatchNorm2d', 'image'), text.replace('  stem:', '  norm: BatchNorm2d\n  stem:'));
    const two = text.replace('32]}', '32], mask: [1, 32, 32]}').replace('ConvBNReLU,', 'ConvBNReLU, from: image,');
    checkEdit(
      two,
      paste('norm: BatchNorm2d', 'image'),
      two
        .replace('  stem:', '  norm: {op: BatchNorm2d, from: image}\n  stem:')
        .replace('ConvBNReLU, from: image', 'ConvBNReLU, from: norm'),
    );
  });

  test('indented lines of a text, lines with other ends, names that are free', () => {
    const windows = text.replaceAll('\n', '\r\n');
    checkEdit(
      windows,
      paste('    a: ReLU\r\n    b:\r\n      op: Tanh\r\n', 'sum'),
      windows.replace('outputs: [sum]', '  a: ReLU\r\n  b:\r\n    op: Tanh\r\noutputs: [b]'),
    );
  });

  test('into nodes between braces', () => {
    const flow = 'inputs: {x: [3, 8, 8]}\nnodes: {a: ReLU, b: Tanh}\n';
    checkEdit(
      flow,
      paste('a: ReLU\nc: {op: Tanh}', 'a'),
      flow.replace('a: ReLU,', 'a: ReLU, a2: ReLU, c: {op: Tanh},'),
    );
    checkRefusal(flow, paste('c:\n  op: Tanh', 'a'), /written between braces/);
  });

  test('into an empty network', () => {
    checkEdit('', paste('a: ReLU\nb: Tanh'), 'inputs:\n  image: [3, 224, 224]\nnodes:\n  a: ReLU\n  b: Tanh\n');
    checkEdit('inputs: {x: [3]}\nnodes: {}\n', paste('a: ReLU'), 'inputs: {x: [3]}\nnodes: \n  a: ReLU\n');
  });

  test.each(['', 'some words', 'name: resnet', 'a: {op: Nothing}', '- a\n- b', 'a: {op: ReLU', 'a: {stride: 2}'])(
    '%j is no lines of nodes',
    (lines) => {
      checkRefusal(text, paste(lines, 'sum'), /^Expected lines of nodes such as conv1: .* Copy nodes first.$/);
    },
  );
});

describe('duplicating', () => {
  test('a node stands behind itself', () => {
    checkEdit(
      text,
      { kind: 'duplicate-nodes', nodes: ['relu1'] },
      text.replace('relu1: ReLU\n', 'relu1: ReLU\n  relu2: ReLU\n').replace('[relu1, stem]', '[relu2, stem]'),
    );
  });

  test('several stand behind the last of them, whatever the order of the selection', () => {
    checkEdit(
      text,
      { kind: 'duplicate-nodes', nodes: ['relu1', 'conv1'] },
      text
        .replace(
          'relu1: ReLU\n',
          'relu1: ReLU\n  conv2: {op: Conv2d, out_channels: 8, kernel_size: 3, padding: 1}  # keeps the size\n  relu2: ReLU\n',
        )
        .replace('[relu1, stem]', '[relu2, stem]'),
    );
  });

  test('a node that says what it reads becomes a branch beside itself', () => {
    checkEdit(
      text,
      { kind: 'duplicate-nodes', nodes: ['sum'] },
      text.replace('outputs:', '  sum2:   {op: Add, from: [relu1, stem]}\noutputs:'),
    );
  });

  test('nothing but nodes', () => {
    checkRefusal(text, { kind: 'duplicate-nodes', nodes: ['image'] }, /^Only nodes of the network/);
  });
});

function copied(from: string, ...nodes: string[]): string {
  const outcome = copyNodes(analyze(from), nodes);
  return 'refused' in outcome ? outcome.refused : outcome.text;
}

function paste(lines: string, after?: string) {
  return { kind: 'paste-nodes', text: lines, ...(after !== undefined && { after }) } as const;
}
