import { describe, test } from 'vitest';
import { checkEdit, checkRefusal } from './editing.ts';

const text = `inputs: {image: [3, 32, 32]}
nodes:
  a: {op: ReLU}
  b: {op: ReLU}  # second
  c: {op: Add, from: [a, b]}
  d: ReLU
outputs: [d]
`;

describe('connecting', () => {
  test('replaces the one name that changes', () => {
    checkEdit(
      text,
      { kind: 'connect', source: 'image', sourcePort: 0, target: 'c', targetPort: 1 },
      text.replace('[a, b]', '[a, image]'),
    );
  });

  test('a node that said nothing begins to say what it reads', () => {
    checkEdit(
      text,
      { kind: 'connect', source: 'image', sourcePort: 0, target: 'b', targetPort: 0 },
      text.replace('b: {op: ReLU}', 'b: {op: ReLU, from: image}'),
    );
    checkEdit(
      text,
      { kind: 'connect', source: 'a', sourcePort: 0, target: 'd', targetPort: 0 },
      text.replace('d: ReLU', 'd: {op: ReLU, from: a}'),
    );
  });

  test('a merge gets one more input', () => {
    checkEdit(
      text,
      { kind: 'connect', source: 'image', sourcePort: 0, target: 'c', targetPort: 2 },
      text.replace('[a, b]', '[a, b, image]'),
    );
  });

  test('the second output of a node', () => {
    const split = text.replace('a: {op: ReLU}', 'a: {op: Chunk, chunks: 3}');
    checkEdit(
      split,
      { kind: 'connect', source: 'a', sourcePort: 1, target: 'c', targetPort: 0 },
      split.replace('[a, b]', '[a.1, b]'),
    );
  });

  test('another output of the network', () => {
    checkEdit(
      text,
      { kind: 'connect', source: 'c', sourcePort: 0, target: 'outputs:0', targetPort: 0 },
      text.replace('outputs: [d]', 'outputs: [c]'),
    );
  });

  test('a cycle is refused', () => {
    checkRefusal(text, { kind: 'connect', source: 'd', sourcePort: 0, target: 'a', targetPort: 0 }, /circle/);
    checkRefusal(text, { kind: 'connect', source: 'a', sourcePort: 0, target: 'a', targetPort: 0 }, /itself/);
  });

  test('an input of the network reads nothing', () => {
    const toInput = { kind: 'connect', source: 'a', sourcePort: 0, target: 'image', targetPort: 0 } as const;
    checkRefusal(text, toInput, /^image is an input of the network and reads nothing. Choose a node instead.$/);
  });

  test('a second input where there is one only', () => {
    checkRefusal(text, { kind: 'connect', source: 'image', sourcePort: 0, target: 'b', targetPort: 1 }, /one input/);
  });
});

describe('moving an end of a connection', () => {
  test('to another source', () => {
    checkEdit(
      text,
      { ...move('c', 1), source: 'image', sourcePort: 0, target: 'c', targetPort: 1 },
      text.replace('[a, b]', '[a, image]'),
    );
  });

  test('to another node: the one it came from goes without', () => {
    checkEdit(
      text,
      { ...move('d', 0), source: 'c', sourcePort: 0, target: 'outputs:0', targetPort: 0 },
      text.replace('d: ReLU', 'd: {op: ReLU, from: []}').replace('outputs: [d]', 'outputs: [c]'),
    );
    checkEdit(
      text,
      { ...move('c', 0), source: 'a', sourcePort: 0, target: 'd', targetPort: 0 },
      text.replace('[a, b]', '[b]').replace('d: ReLU', 'd: {op: ReLU, from: a}'),
    );
  });

  test('to another input of the same node: the two change places', () => {
    checkEdit(
      text,
      { ...move('c', 0), source: 'a', sourcePort: 0, target: 'c', targetPort: 1 },
      text.replace('[a, b]', '[b, a]'),
    );
    checkEdit(
      text,
      { ...move('c', 0), source: 'a', sourcePort: 0, target: 'c', targetPort: 2 },
      text.replace('[a, b]', '[b, a]'),
    );
  });

  test('of outputs too', () => {
    const two = text.replace('outputs: [d]', 'outputs: [d, c]');
    checkEdit(
      two,
      { ...move('outputs:0', 0), source: 'd', sourcePort: 0, target: 'outputs:1', targetPort: 0 },
      two.replace('[d, c]', '[c, d]'),
    );
    checkEdit(
      two,
      { ...move('outputs:1', 0), source: 'b', sourcePort: 0, target: 'outputs:1', targetPort: 0 },
      two.replace('[d, c]', '[d, b]'),
    );
  });

  test('not in a circle, not from the last output, not where it no longer is', () => {
    const circle = { ...move('b', 0), source: 'd', sourcePort: 0, target: 'b', targetPort: 0 };
    checkRefusal(text, circle, /^b cannot read d, which depends on b/);
    const fromOutput = { ...move('outputs:0', 0), source: 'd', sourcePort: 0, target: 'c', targetPort: 2 };
    checkRefusal(text, fromOutput, /circle/);
    const lastOutput = text.replace('d: ReLU', 'd: {op: ReLU, from: a}');
    checkRefusal(lastOutput, fromOutput, /needs an output/);
    const gone = { ...move('a', 3), source: 'image', sourcePort: 0, target: 'b', targetPort: 0 };
    checkRefusal(text, gone, /no longer there/);
  });
});

function move(target: string, targetPort: number) {
  return { kind: 'reconnect', edge: { target, targetPort } } as const;
}

describe('disconnecting', () => {
  test('takes one name out of a list', () => {
    checkEdit(text, { kind: 'disconnect', edge: { target: 'c', targetPort: 0 } }, text.replace('[a, b]', '[b]'));
  });

  test('a node that reads nothing says so', () => {
    checkEdit(
      text,
      { kind: 'disconnect', edge: { target: 'b', targetPort: 0 } },
      text.replace('b: {op: ReLU}', 'b: {op: ReLU, from: []}'),
    );
  });

  test('the last output stays', () => {
    checkRefusal(text, { kind: 'disconnect', edge: { target: 'outputs:0', targetPort: 0 } }, /needs an output/);
  });
});

describe('deleting', () => {
  test('a link of a chain: its reader reads what it read, without a word', () => {
    const chain = 'inputs: {x: [3, 8, 8]}\nnodes:\n  a: {op: ReLU}\n  b: {op: Tanh}\n  c: {op: ReLU}\n';
    checkEdit(chain, { kind: 'delete-nodes', nodes: ['b'] }, chain.replace('  b: {op: Tanh}\n', ''));
  });

  test('comments on its line stay', () => {
    checkEdit(
      text,
      { kind: 'delete-nodes', nodes: ['b'] },
      text.replace('  b: {op: ReLU}  # second\n', '  # second\n').replace('[a, b]', '[a, a]'),
    );
  });

  test('comments inside a node in block style stay', () => {
    const block = 'inputs: {x: [3, 8, 8]}\nnodes:\n  a:\n    # why\n    op: ReLU\n  b:\n    op: ReLU\n';
    checkEdit(
      block,
      { kind: 'delete-nodes', nodes: ['a'] },
      block.replace('  a:\n    # why\n    op: ReLU\n', '  # why\n'),
    );
  });

  test('several at once', () => {
    checkEdit(
      text,
      { kind: 'delete-nodes', nodes: ['a', 'd'] },
      text
        .replace('  a: {op: ReLU}\n', '')
        .replace('  d: ReLU\n', '')
        .replace('[a, b]', '[image, b]')
        .replace('outputs: [d]', 'outputs: [c]'),
    );
  });

  test('the reader of a merge is left without', () => {
    checkEdit(
      text,
      { kind: 'delete-nodes', nodes: ['c'] },
      text.replace('  c: {op: Add, from: [a, b]}\n', '').replace('d: ReLU', 'd: {op: ReLU, from: []}'),
    );
  });

  test('the last line of a text without a line break at its end', () => {
    const short = 'inputs: {x: [3, 8, 8]}\nnodes:\n  a: ReLU\n  b: Tanh';
    checkEdit(short, { kind: 'delete-nodes', nodes: ['b'] }, 'inputs: {x: [3, 8, 8]}\nnodes:\n  a: ReLU');
  });
});

describe('renaming', () => {
  test('wherever the name stands', () => {
    const named = text.replace('d: ReLU', 'd: {op: Conv2d, out_channels: "=b.channels * 2", kernel_size: 1}');
    checkEdit(
      named,
      { kind: 'rename-node', node: 'b', name: 'branch' },
      named.replace('  b:', '  branch:').replace('[a, b]', '[a, branch]').replace('=b.channels', '=branch.channels'),
    );
  });

  test('to a name that is taken or cannot be one', () => {
    checkRefusal(text, { kind: 'rename-node', node: 'b', name: 'a' }, /already/);
    checkRefusal(text, { kind: 'rename-node', node: 'b', name: 'b 2' }, /letters, digits/);
  });
});

describe('adding', () => {
  test('below the last node', () => {
    checkEdit(text, { kind: 'add-node', op: 'ReLU' }, text.replace('  d: ReLU\n', '  d: ReLU\n  relu1: {op: ReLU}\n'));
  });

  test('after another node than the last', () => {
    checkEdit(
      text,
      { kind: 'add-node', op: 'ReLU', after: 'a' },
      text.replace('  d: ReLU\n', '  d: ReLU\n  relu1: {op: ReLU, from: a}\n'),
    );
  });

  test('a branch leaves the output where it was, also where nobody said so', () => {
    const chain = 'inputs: {x: [3, 8, 8]}\nnodes:\n  a: {op: ReLU}\n  b: {op: ReLU}\n';
    checkEdit(
      chain,
      { kind: 'add-node', op: 'Tanh', after: 'a' },
      `${chain}  tanh1: {op: Tanh, from: a}\noutputs: [b]\n`,
    );
    checkEdit(chain, { kind: 'add-node', op: 'Tanh', after: 'b' }, `${chain}  tanh1: {op: Tanh}\n`);
  });

  test('the first node of all', () => {
    checkEdit(
      'inputs:\n  x: [3, 8, 8]\n',
      { kind: 'add-node', op: 'ReLU' },
      'inputs:\n  x: [3, 8, 8]\nnodes:\n  relu1: {op: ReLU}\n',
    );
    checkEdit('nodes:\n', { kind: 'add-node', op: 'ReLU' }, 'nodes:\n  relu1: {op: ReLU}\n');
    checkEdit('nodes: {}\n', { kind: 'add-node', op: 'ReLU' }, 'nodes: \n  relu1: {op: ReLU}\n');
    checkEdit('', { kind: 'add-node', op: 'ReLU' }, 'inputs:\n  image: [3, 224, 224]\nnodes:\n  relu1: {op: ReLU}\n');
    checkEdit(
      'nodes:  # none yet\noutputs: []\n',
      { kind: 'add-node', op: 'ReLU' },
      'nodes:  # none yet\n  relu1: {op: ReLU}\noutputs: []\n',
    );
  });

  test('a convolution keeps the channels and the size of what it is dropped on', () => {
    checkEdit(
      'inputs: {x: [24, 9, 9]}\nnodes:\n  a: ReLU\n',
      { kind: 'add-node', op: 'Conv2d' },
      'inputs: {x: [24, 9, 9]}\nnodes:\n  a: ReLU\n  conv1: {op: Conv2d, out_channels: 24, kernel_size: 3, padding: 1}\n',
    );
  });
});
