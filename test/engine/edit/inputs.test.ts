import { describe, test } from 'vitest';
import { checkEdit, checkRefusal } from './editing.ts';

const text = `# two branches
inputs:
  image: [3, 32, 32]  # channels, height, width
nodes:
  a: {op: ReLU}
  b: ReLU  # second
  c: {op: Add, from: [a, image]}
outputs: [c]  # the end
`;

const addInput = { kind: 'add-input' } as const;

describe('the shape of an input', () => {
  test('only what differs is written', () => {
    checkEdit(text, shape('image', '[3, 64, 32]'), text.replace('[3, 32, 32]', '[3, 64, 32]'));
    checkEdit(text, shape('image', '[ 3,H,W ]'), text.replace('[3, 32, 32]', '[3, H, W]'));
    checkEdit(text, shape('image', '[3, 32, 32]'), text);
  });

  test('of another number of axes', () => {
    checkEdit(text, shape('image', '[128]'), text.replace('[3, 32, 32]', '[128]'));
    checkEdit(text, shape('image', '[3, 16, 32, 32]'), text.replace('[3, 32, 32]', '[3, 16, 32, 32]'));
  });

  test('comments within it stay', () => {
    const lines = 'inputs:\n  image: [\n    3,  # RGB\n    32, 32,\n  ]\nnodes: {a: ReLU}\n';
    checkEdit(lines, shape('image', '[4, 32, 32]'), lines.replace('3,  #', '4,  #'));
  });

  test('as a list of lines it becomes one line, unless there are comments', () => {
    const lines = 'inputs:\n  image:\n    - 3\n    - H\n    - W\nnodes: {a: ReLU}\n';
    checkEdit(lines, shape('image', '[1, H, W]'), 'inputs:\n  image:\n    [1, H, W]\nnodes: {a: ReLU}\n');
    checkRefusal(lines.replace('- 3', '- 3  # RGB'), shape('image', '[1, H, W]'), /comments within the shape/);
  });

  test('where it had none', () => {
    const none = text.replace(' [3, 32, 32]', '');
    checkEdit(none, shape('image', '[3, 8, 8]'), none.replace('image:', 'image: [3, 8, 8]'));
  });

  test.each(['', '3', '[]', '[3, 0]', '[3, -1, 2]', '[3, N]', '[3, 2.5]', '[3], y: [4]', '[3, 8', '[3] # three'])(
    'is not %j',
    (written) => {
      checkRefusal(text, shape('image', written), /^Expected channels, height and width such as \[3, 224, 224\]/);
    },
  );

  test('that others share is left alone', () => {
    const shared = 'inputs: {x: &size [3, 8, 8], y: *size}\nnodes:\n  a: {op: Add, from: [x, y]}\n';
    checkRefusal(shared, shape('x', '[3, 9, 9]'), /shares its shape by a YAML anchor/);
    checkEdit(shared, shape('y', '[3, 9, 9]'), shared.replace('*size', '[3, 9, 9]'));
  });

  test('of an input that is a name only', () => {
    checkRefusal('inputs: [x]\nnodes: {a: ReLU}\n', shape('x', '[3]'), /^The inputs are a list of names/);
  });
});

describe('a further input', () => {
  test('has the shape of the last, and the first node says which it reads', () => {
    checkEdit(
      text,
      addInput,
      text
        .replace('  # channels, height, width\n', '  # channels, height, width\n  input2: [3, 32, 32]\n')
        .replace('a: {op: ReLU}', 'a: {op: ReLU, from: image}'),
    );
  });

  test('between brackets', () => {
    const flow = 'inputs: {x: [3, H, W]}\nnodes:\n  a: {op: ReLU, from: x}\n';
    checkEdit(flow, addInput, flow.replace('W]}', 'W], input2: [3, H, W]}'));
  });

  test('after two, nobody has to say anything', () => {
    const two = 'inputs: {x: [3], input3: [4]}\nnodes:\n  a: {op: Add, from: [x, input3]}\n';
    checkEdit(two, addInput, two.replace('[4]}', '[4], input4: [4]}'));
  });

  test('is the first of all', () => {
    checkEdit('nodes:\n  a: ReLU\n', addInput, 'inputs:\n  image: [3, 224, 224]\nnodes:\n  a: ReLU\n');
    checkEdit('inputs:  # none yet\nnodes: {}\n', addInput, 'inputs:  # none yet\n  image: [3, 224, 224]\nnodes: {}\n');
    checkEdit('name: x\n', addInput, 'name: x\ninputs:\n  image: [3, 224, 224]\n');
    checkEdit('', addInput, 'inputs:\n  image: [3, 224, 224]\n');
  });

  test('has no place in a list of names', () => {
    checkRefusal('inputs: [x]\nnodes: {a: ReLU}\n', addInput, /list of names without shapes/);
  });
});

describe('deleting an input', () => {
  const two = text
    .replace('  image:', '  mask: [1, 32, 32]  # not yet\n  image:')
    .replace('{op: ReLU}', '{op: ReLU, from: image}');

  test('that nothing reads', () => {
    checkEdit(two, remove('mask'), two.replace('  mask: [1, 32, 32]  # not yet\n', '  # not yet\n'));
  });

  test('the last one takes its heading with it', () => {
    checkEdit('inputs:\n  x: [3]\nnodes: {}\n', remove('x'), 'nodes: {}\n');
  });

  test('that something reads is refused, with who', () => {
    checkRefusal(text, remove('image'), /^image is read by a, .* Connect something else there first.$/);
    checkRefusal(two.replace('[c]', '[c, mask]'), remove('mask'), /^mask is read by the outputs/);
    const sized = two.replace('b: ReLU', 'b: {op: Conv2d, out_channels: =mask.channels, kernel_size: 1}');
    checkRefusal(sized, remove('mask'), /^mask is read by line 7 of the text/);
  });

  test('it stays where nodes are deleted with it', () => {
    checkEdit(two, remove('mask', 'b'), two.replace('  b: ReLU  # second\n', '  # second\n'));
  });
});

test('an input is renamed wherever it is read', () => {
  checkEdit(
    text,
    { kind: 'rename-node', node: 'image', name: 'photo' },
    text.replace('image:', 'photo:').replace('[a, image]', '[a, photo]'),
  );
});

describe('an output of the network', () => {
  test('is one more', () => {
    checkEdit(text, output('a', true), text.replace('[c]', '[c, a]'));
    checkEdit(text, output('c', true), text);
  });

  test('is said, where so far nobody had to', () => {
    const unsaid = text.replace('outputs: [c]  # the end\n', '');
    checkEdit(unsaid, output('a', true), `${unsaid}outputs: [c, a]\n`);
    checkEdit(unsaid, output('c', true), unsaid);
  });

  test('is one no more', () => {
    const both = text.replace('[c]', '[c, a]');
    checkEdit(both, output('c', false), both.replace('[c, a]', '[a]'));
    checkEdit(both, output('b', false), both);
    checkEdit(both, remove('outputs:0'), both.replace('[c, a]', '[a]'));
  });

  test('is one of several that a node puts out', () => {
    const split = text.replace('b: ReLU', 'b: {op: Chunk, chunks: 2}');
    checkEdit(split, output('b', true, 1), split.replace('[c]', '[c, b.1]'));
  });

  test('the last one stays', () => {
    checkRefusal(text, output('c', false), /^A network needs an output/);
    checkRefusal(text, remove('outputs:0'), /^A network needs an output/);
  });
});

function shape(input: string, written: string) {
  return { kind: 'set-shape', input, text: written } as const;
}

function output(source: string, isOutput: boolean, sourcePort = 0) {
  return { kind: 'set-output', source, sourcePort, isOutput } as const;
}

function remove(...nodes: string[]) {
  return { kind: 'delete-nodes', nodes } as const;
}
