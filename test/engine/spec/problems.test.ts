import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';

/** The errors of a text, each with what it points at. */
function errorsOf(text: string): string[] {
  const errors = analyze(text).problems.filter((problem) => problem.severity === 'error');
  return errors.map(({ message, range }) => `${text.slice(range.start, range.end)}: ${message}`);
}

describe('a wrong node has one problem, where it is wrong', () => {
  test.each([
    ['{op: ReLU, from: x.1}', 'x.1: x has 1 output, found x.1. Write x'],
    [
      '{op: ReLU, from: halves.2}',
      'halves.2: halves has 2 outputs, from halves.0 to halves.1, found halves.2. Write halves',
    ],
    ['{op: }', 'node: node does not say what it is: expected op, e.g. {op: ReLU}'],
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
      'valueOf: out_channels must be an integer of at least 1, found valueOf.',
    ],
  ])('%s', (node, error) => {
    const text = `inputs: {x: [4, 8, 8]}\nnodes:\n  halves: {op: Chunk, chunks: 2}\n  node: ${node}\n`;
    expect(errorsOf(text)).toEqual([error]);
  });
});

test('an output that is not there', () => {
  expect(errorsOf('inputs: {x: [4, 8, 8]}\nnodes:\n  a: ReLU\noutputs: [a.3, a]\n')).toEqual([
    'a.3: a has 1 output, found a.3. Write a',
  ]);
});

test('an input whose name no node could read', () => {
  expect(errorsOf('inputs: {"a picture": [4, 8, 8]}\nnodes:\n  a: ReLU\n')).toEqual([
    'a picture: A name is made of letters, digits and _, found a picture',
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
    ['node: ReLU\n    after: ReLU', /a second colon stands here/],
    ['node ReLU', /expected a colon and a blank after the name/],
    ['node', /expected a colon and a blank after the name, as in node: ReLU/],
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

test('a quote that is not closed is told where it begins', () => {
  const text = 'name: "x\ninputs: {image: [3, 8, 8]}\nnodes:\n  a: {op: ReLU}\n';
  expect(errorsOf(text)).toEqual(['": This is not YAML: a quote is not closed; write another one at the end']);
});
