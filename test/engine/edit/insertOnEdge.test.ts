import { describe, test } from 'vitest';
import { checkEdit, checkRefusal } from './editing.ts';

const chain = `# a chain
inputs:
  image: [3, 32, 32]
nodes:
  conv1: {op: Conv2d, out_channels: 64, kernel_size: 3, padding: 1}  # keep me
  # the head
  relu1: {op: ReLU}
`;

describe('dropping a block on an edge', () => {
  test('between two neighbours that say nothing is one new line', () => {
    checkEdit(
      chain,
      { kind: 'insert-on-edge', op: 'Bottleneck', edge: { target: 'relu1', targetPort: 0 } },
      chain.replace('# keep me\n', '# keep me\n  bottleneck1: {op: Bottleneck}\n'),
    );
  });

  test('after the input', () => {
    checkEdit(
      chain,
      { kind: 'insert-on-edge', op: 'BatchNorm2d', edge: { target: 'conv1', targetPort: 0 } },
      chain.replace('  conv1:', '  batchnorm1: {op: BatchNorm2d}\n  conv1:'),
    );
  });

  test('before the output, where nobody named the outputs', () => {
    checkEdit(
      chain,
      { kind: 'insert-on-edge', op: 'Dropout', edge: { target: 'outputs:0', targetPort: 0 } },
      `${chain}  dropout1: {op: Dropout}\n`,
    );
  });

  test('before a named output', () => {
    checkEdit(
      `${chain}outputs: [relu1]  # the end\n`,
      { kind: 'insert-on-edge', op: 'Dropout', edge: { target: 'outputs:0', targetPort: 0 } },
      `${chain}  dropout1: {op: Dropout}\noutputs: [dropout1]  # the end\n`,
    );
  });

  test('into one input of a merge, the other stays', () => {
    const residual = `${chain}  sum:   {op: Add, from: [relu1, conv1]}\n`;
    checkEdit(
      residual,
      { kind: 'insert-on-edge', op: 'Identity', edge: { target: 'sum', targetPort: 1 } },
      residual.replace(
        '  sum:   {op: Add, from: [relu1, conv1]}',
        '  identity1: {op: Identity, from: conv1}\n  sum:   {op: Add, from: [relu1, identity1]}',
      ),
    );
  });

  test('for several readers, where their edges run together', () => {
    const residual = `${chain}  sum:   {op: Add, from: [relu1, conv1]}\noutputs: [sum, conv1]\n`;
    const also = [
      { target: 'sum', targetPort: 1 },
      { target: 'outputs:1', targetPort: 0 },
    ];
    checkEdit(
      residual,
      { kind: 'insert-on-edge', op: 'BatchNorm2d', edge: { target: 'relu1', targetPort: 0 }, also },
      residual
        .replace('  # the head', '  batchnorm1: {op: BatchNorm2d}\n  # the head')
        .replace('[relu1, conv1]', '[relu1, batchnorm1]')
        .replace('[sum, conv1]', '[sum, batchnorm1]'),
    );
  });

  test('for a reader and the output, which nobody named', () => {
    const unsaid = 'inputs: {x: [3, 8, 8]}\nnodes:\n  side: {op: ReLU, from: a}\n  a: {op: ReLU, from: x}\n';
    const edge = { target: 'outputs:0', targetPort: 0 };
    checkEdit(
      unsaid,
      { kind: 'insert-on-edge', op: 'Tanh', edge, also: [{ target: 'side', targetPort: 0 }] },
      `${unsaid.replace('  side: {op: ReLU, from: a}', '  tanh1: {op: Tanh, from: a}\n  side: {op: ReLU, from: tanh1}')}outputs: [tanh1]\n`,
    );
  });

  test('not for readers of different things', () => {
    const residual = `${chain}  sum:   {op: Add, from: [relu1, conv1]}\n`;
    const also = [{ target: 'sum', targetPort: 0 }];
    const edge = { target: 'relu1', targetPort: 0 };
    checkRefusal(residual, { kind: 'insert-on-edge', op: 'ReLU', edge, also }, /no longer there/);
  });

  test('lines are ended as the text ends them', () => {
    const windows = chain.replaceAll('\n', '\r\n');
    checkEdit(
      windows,
      { kind: 'insert-on-edge', op: 'Bottleneck', edge: { target: 'relu1', targetPort: 0 } },
      windows.replace('# keep me\r\n', '# keep me\r\n  bottleneck1: {op: Bottleneck}\r\n'),
    );
  });

  test('aligned values stay aligned', () => {
    const aligned = 'inputs: {image: [3, 8, 8]}\nnodes:\n  a:         {op: ReLU}\n  b:         {op: ReLU}\n';
    checkEdit(
      aligned,
      { kind: 'insert-on-edge', op: 'ReLU', edge: { target: 'b', targetPort: 0 } },
      aligned.replace('  b:', '  relu1:     {op: ReLU}\n  b:'),
    );
  });

  test('in block style the new node has the indentation of its neighbours', () => {
    const block = 'inputs: {image: [3, 8, 8]}\nnodes:\n    a:\n        op: ReLU  # first\n    b:\n        op: ReLU\n';
    checkEdit(
      block,
      { kind: 'insert-on-edge', op: 'ReLU', edge: { target: 'b', targetPort: 0 } },
      block.replace('# first\n', '# first\n    relu1: {op: ReLU}\n'),
    );
  });

  test('an edge that is gone', () => {
    checkRefusal(
      chain,
      { kind: 'insert-on-edge', op: 'ReLU', edge: { target: 'gone', targetPort: 0 } },
      /no longer there/,
    );
  });

  test('an operator that does not exist', () => {
    checkRefusal(
      chain,
      { kind: 'insert-on-edge', op: 'Relu', edge: { target: 'relu1', targetPort: 0 } },
      /Did you mean ReLU/,
    );
  });
});
