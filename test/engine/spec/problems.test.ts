import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { withoutRanges, withRanges } from '../language/marks.ts';

/** The errors of a text, each with what it points at. */
function errorsOf(text: string): string[] {
  const errors = analyze(text).problems.filter((problem) => problem.severity === 'error');
  return errors.map(({ message, range }) => `${text.slice(range.start, range.end)}: ${message}`);
}

describe('a wrong node has one problem, where it is wrong', () => {
  test.each([
    ['{op: ReLU, from: x.1}', 'x.1: x has 1 output, found x.1. Write x.'],
    [
      '{op: ReLU, from: halves.2}',
      'halves.2: halves has 2 outputs, from halves.0 to halves.1, found halves.2. Write halves.',
    ],
    ['{op: }', 'node: node does not say what it is: expected op, as in {op: ReLU}'],
    ['{op: ReLU, from: y-1}', 'y-1: There is no node or input y-1 here. There is x, halves.'],
    [
      '{op: ReLU, from: x.channels}',
      'x.channels: Expected the name of a node, or name.1 for its second output, found x.channels. Write x.',
    ],
    ['{op: ReLU, from: }', 'from: : ReLU expects 1 input, found none. Write the name of what it reads behind from.'],
    ['{op:ReLU}', 'op:ReLU: node does not say what it is: expected a blank behind the colon of op:ReLU'],
    [
      '{op: ReLU, repeat:2}',
      'repeat:2: ReLU has no attribute repeat:2. YAML wants a blank behind the colon: repeat: 2.',
    ],
    ['{op: ReLU, form: x}', 'form: ReLU has no attribute form. Did you mean from?'],
    [
      '{op: Conv2d, out_channels: "8", kernel_size: 1}',
      '"8": out_channels must be an integer of at least 1, found "8". Write 8 without quotes.',
    ],
    [
      '{op: Conv2d, out_channels: =channels, kernel_size: 1}',
      'channels: There is no channels here. Did you mean x.channels, halves.channels or node.channels?',
    ],
    [
      '{op: Conv2d, out_channels: =x, kernel_size: 1}',
      'x: x is a tensor, not a number. Write x.channels, x.height or x.width.',
    ],
    // Told at the nothing behind the colon.
    ['{op: ReLU, repeat: }', ': repeat must be a whole number of at least 0, found nothing'],
    [
      '{op: ConvBNReLU, activation: }',
      'activation: activation must have a value, found nothing. Without activation it has its default.',
    ],
    // Names that every JavaScript object has.
    [
      'constructor',
      'constructor: There is no operator or block constructor. Expected an operator such as Conv2d, or a block such as Bottleneck.',
    ],
    [
      '{op: Conv2d, out_channels: valueOf, kernel_size: 1}',
      'valueOf: out_channels must be an integer of at least 1, found valueOf',
    ],
  ])('%s', (node, error) => {
    const text = `inputs: {x: [4, 8, 8]}\nnodes:\n  halves: {op: Chunk, chunks: 2}\n  node: ${node}\n`;
    expect(errorsOf(text)).toEqual([error]);
  });
});

describe('an input of the network', () => {
  test.each([
    [
      '{image: }',
      'image: image has no shape: expected channels, height and width, as in inputs: {image: [3, 224, 224]}',
    ],
    ['[image]', 'image: image has no shape: expected channels, height and width, as in inputs: {image: [3, 224, 224]}'],
    ['{image: 3}', '3: The shape of image must be a list such as [3, 224, 224], found 3'],
    [
      '{image: [N, 3, 8, 8]}',
      'N: An extent must be a whole number of at least 1, or a name such as H for one that is not fixed, found N. N is the batch, which is implied: leave it out.',
    ],
    [
      '{image: [1, 3, 8, 8]}',
      'Conv2d: Conv2d: the input must be a feature map [N, C, H, W], but it is [N, 1, 3, 8, 8]. The batch is implied: leave it out of the shape of the input.',
    ],
    [
      '{}',
      'Conv2d: Conv2d expects 1 input, found none. Give the network something to read, as in inputs: {image: [3, 224, 224]}.',
    ],
    [
      '{left: [3, 8, 8], right: [3, 8, 8]}',
      'Conv2d: Conv2d expects 1 input, found none. Write which input it reads: from: left or from: right.',
    ],
  ])('%s', (inputs, error) => {
    expect(errorsOf(`inputs: ${inputs}\nnodes:\n  a: {op: Conv2d, out_channels: 4, kernel_size: 3}\n`)).toEqual([
      error,
    ]);
  });
});

test('a law that cannot be worked out', () => {
  const block = 'B: {inputs: [x], laws: [{require: =channel > 3, message: wide}], nodes: {a: ReLU}}';
  expect(errorsOf(`inputs: {x: [3, 8, 8]}\nblocks:\n  ${block}\nnodes:\n  b: B\n`)).toEqual([
    'channel: There is no channel here. Did you mean x.channels? Used by b.',
  ]);
});

test('an output that is not there', () => {
  expect(errorsOf('inputs: {x: [4, 8, 8]}\nnodes:\n  a: ReLU\noutputs: [a.3, a]\n')).toEqual([
    'a.3: a has 1 output, found a.3. Write a.',
  ]);
});

test('an input whose name no node could read', () => {
  expect(errorsOf('inputs: {"a picture": [4, 8, 8]}\nnodes:\n  a: ReLU\n')).toEqual([
    'a picture: A name is made of the letters A to Z, digits and _, found a picture. Write a_picture.',
  ]);
});

test('a thousand open brackets are not a thousand problems', () => {
  const text = `inputs: {x: [4, 8, 8]}\nnodes:\n  a: ${'['.repeat(1000)}\n`;
  expect(errorsOf(text).length).toBeLessThan(5);
});

test('an alias stands for words of another node, however the text is read', () => {
  const { problems, totals } = analyze(`
inputs: {x: [4, 8, 8]}
nodes:
  a: &conv {op: Conv2d, out_channels: &width 8, kernel_size: 1, bias: false}
  b: *conv
  c: {op: Conv2d, out_channels: *width, kernel_size: 1, bias: false}
`);
  expect([problems, totals.parameters]).toEqual([[], 32 + 64 + 64]);
});

test('what is wrong in the words of a node is its problem', () => {
  const { problems } = analyze('inputs: {x: [4, 8, 8]}\nnodes:\n  a: {op: ReLU, from: {x: 1}}\n  "b c": ReLU\n');
  expect(problems.filter(({ severity }) => severity === 'error').map(({ code, node }) => [code, node])).toEqual([
    ['missing-input', 'a'],
    ['wrong-kind', 'a'],
    ['invalid-name', 'b c'],
  ]);
});

describe('a node that is not YAML spoils no other', () => {
  test.each([
    ['node: {op: "ReLU}', /a quote is not closed/],
    ['node: {op: ReLU', /a \{ is not closed; write a \} at the end/],
    ['node: {op: ReLU]}', /a \{ is not closed/],
    ['node: op: ReLU', /a second colon stands here/],
    ['node: ReLU\n    after: ReLU', /a line is indented too far/],
    ['node ReLU', /expected a colon and a blank after the name/],
    ['node', /expected a colon and a blank after the name, as in node: ReLU/],
    ['node: {op: ReLU from: first}', /a comma is missing here/],
    ['node: {op: ReLU,, from: first}', /a comma too many/],
    ['node: {op: ReLU}}', /a } too many/],
    ['node: {op: ReLU, from: first]}', /a { is not closed/],
    ['node: {op: ReLU} again', /something stands behind the value/],
    ['node: {op: @ReLU}', /cannot begin with this sign; put it in quotes/],
    ['node:\n    op: ReLU\n   from: first', /indented otherwise than those it belongs to/],
  ])('%j', (words, message) => {
    const text = `inputs: {x: [4, 8, 8]}
nodes:
  first: {op: Conv2d, out_channels: 8, kernel_size: 1}
  ${words}
  last: {op: Conv2d, from: first, out_channels: 8, kernel_size: 1}
outputs: [last]
`;
    const { problems, graph, readable, totals } = analyze(text);
    const told = problems.filter(({ code }) => code === 'yaml-syntax');
    const lines = told.map(({ range }) => text.slice(0, range.start).split('\n').length);
    expect(told.map((problem) => problem.message).join()).toMatch(message);
    expect(told.every(({ node }) => node === 'node')).toBe(true);
    expect(lines.every((line) => line >= 4 && line < 4 + words.split('\n').length)).toBe(true);
    expect([readable, totals.parameters]).toEqual([false, 40 + 72]);
    expect(graph.nodes.map(({ name }) => name).sort()).toEqual(['first', 'last', 'node']);
  });
});

test.each([
  ['inputs: {image: [3, 8, 8]⟦⟧ # why\n\nnodes:\n  a: ReLU\n', 'a { is not closed; write a } at the end'],
  ['inputs: {image: [3, 8, 8⟦⟧}\nnodes:\n  a: ReLU\n', 'a [ is not closed; write a ] at the end'],
  ['inputs: {image: [3, 8, 8]}\nnodes:\n⟦\t⟧a: ReLU\n', 'a tab stands at the beginning of the line; write blanks'],
  // What is read of the node without its quote is not told as well.
  ['inputs: {image: [3, 8, 8]}\nnodes:\n  a: {op: ⟦"⟧ReLU}\n', 'a quote is not closed; write another one at the end'],
  [
    'inputs: {image: [3, 8, 8]}\nnodes:\n  a: ⟦o⟧p: Conv2d\n',
    'a second colon stands here; write the node as name: {op: ReLU}',
  ],
])('what is not YAML is told once, where it can be mended: %j', (marked, message) => {
  const { text, problems } = analyze(withoutRanges(marked));
  expect(
    withRanges(
      text,
      problems.map(({ range }) => range),
    ),
  ).toBe(marked);
  expect(problems.map((problem) => problem.message)).toEqual([`This is not YAML: ${message}`]);
});

test('a quote that is not closed is told where it begins', () => {
  const text = 'name: "x\ninputs: {image: [3, 8, 8]}\nnodes:\n  a: {op: ReLU}\n';
  expect(errorsOf(text)).toEqual(['": This is not YAML: a quote is not closed; write another one at the end']);
});
