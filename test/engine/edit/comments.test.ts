import { describe, test } from 'vitest';
import { checkEdit, checkRefusal } from './editing.ts';

const head = 'inputs: {x: [4, 8, 8]}\n';

describe('a list over several lines', () => {
  const text = `${head}nodes:
  a: ReLU
  b: ReLU
  sum:
    op: Add
    from:  # what is added
      - a  # first
      - x  # second
      - b
outputs:
- sum  # the end
- a    # on the way
`;

  test('loses the line of what is disconnected, not its comment', () => {
    checkEdit(
      text,
      { kind: 'disconnect', edge: { target: 'sum', targetPort: 1 } },
      text.replace('      - x  # second\n', '      # second\n'),
    );
    checkEdit(
      text,
      { kind: 'disconnect', edge: { target: 'outputs:0', targetPort: 0 } },
      text.replace('- sum  # the end\n', '# the end\n'),
    );
  });

  test('gets a line for what is connected', () => {
    checkEdit(
      text,
      { kind: 'connect', source: 'x', sourcePort: 0, target: 'sum', targetPort: 3 },
      text.replace('      - b\n', '      - b\n      - x\n'),
    );
  });
});

describe('between brackets', () => {
  const text = `${head}nodes: {
  a: {op: ReLU},  # first
  b: {op: ReLU},  # second, of three
  c: {op: Add, from: [a,  # here
    b]},
}
outputs: [c, "a"]
`;

  test('one comma goes with a node', () => {
    checkEdit(
      text,
      { kind: 'delete-nodes', nodes: ['b'] },
      text.replace('  b: {op: ReLU},  # second', '    # second').replace('    b]', '    a]'),
    );
  });

  test('and the one before with the last', () => {
    checkEdit(
      text,
      { kind: 'delete-nodes', nodes: ['c'] },
      text.replace('c: {op: Add, from: [a,  # here\n    b]},', '# here').replace('[c, "a"]', '["a"]'),
    );
  });

  test('neighbours go at once', () => {
    const line = `${head}nodes: {a: ReLU, b: ReLU, c: ReLU, d: ReLU}\n`;
    checkEdit(line, { kind: 'delete-nodes', nodes: ['b', 'c'] }, line.replace('b: ReLU, c: ReLU, ', ''));
    checkEdit(line, { kind: 'delete-nodes', nodes: ['c', 'd'] }, line.replace(', c: ReLU, d: ReLU', ''));
  });

  test('a comma in a comment is no comma', () => {
    const lines = `${head}nodes:\n  a: {\n    op: Dropout,\n    p: 0.2  # one, two\n  }\n`;
    checkEdit(
      lines,
      { kind: 'set-attribute', node: 'a', attribute: 'p', text: undefined },
      lines.replace(',\n    p: 0.2', ''),
    );
  });

  test('the quotes around a name stay', () => {
    checkEdit(
      text,
      { kind: 'connect', source: 'b', sourcePort: 0, target: 'outputs:1', targetPort: 0 },
      text.replace('"a"', '"b"'),
    );
    checkEdit(
      text,
      { kind: 'rename-node', node: 'a', name: 'first' },
      text.replace('  a:', '  first:').replace('[a,', '[first,').replace('"a"', '"first"'),
    );
  });
});

describe('the last node of a file', () => {
  const text = `${head}nodes:\n  a: ReLU\n  b: {op: ReLU, from: x}\n  c: {op: ReLU, from: a}`;

  test('what it read is named as output where it would not be the last', () => {
    checkEdit(
      `${text}\n# end\n`,
      { kind: 'delete-nodes', nodes: ['c'] },
      `${text}\n# end\n`.replace('  c: {op: ReLU, from: a}', 'outputs: [a]'),
    );
  });

  test('goes with its neighbour where no line break ends the file', () => {
    checkEdit(text, { kind: 'delete-nodes', nodes: ['b', 'c'] }, text.slice(0, text.indexOf('  b:')));
  });
});

test('nodes: {} with a comment gets its first node in there', () => {
  const text = `${head}nodes: {  # none yet\n }\n`;
  checkEdit(text, { kind: 'add-node', op: 'ReLU' }, text.replace(' }\n', ' relu1: {op: ReLU}}\n'));
});

describe('words that several nodes share by an anchor are not changed for one of them', () => {
  const text = `${head}nodes:
  a: &wide {op: Conv2d, out_channels: 8, kernel_size: 1}
  b: *wide
  c: {op: ReLU, from: &from a}
  d: {op: ReLU, from: *from}
outputs: [c]
`;
  test.each([
    { kind: 'set-attribute', node: 'a', attribute: 'out_channels', text: '9' },
    { kind: 'connect', source: 'x', sourcePort: 0, target: 'b', targetPort: 0 },
    { kind: 'connect', source: 'x', sourcePort: 0, target: 'c', targetPort: 0 },
  ] as const)('%j', (intention) => {
    checkRefusal(text, intention, /^\w shares words with other nodes by a YAML anchor/);
  });

  test('but may be removed', () => {
    checkEdit(text, { kind: 'delete-nodes', nodes: ['d'] }, text.replace('  d: {op: ReLU, from: *from}\n', ''));
  });
});
