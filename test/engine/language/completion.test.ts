import { expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { completionsAt } from '../../../engine/language/completion/complete.ts';
import type { Completion } from '../../../engine/language/completion/completion.ts';
import { withCursor } from './marks.ts';

function complete(marked: string): readonly Completion[] {
  const { text, offset } = withCursor(marked);
  return completionsAt(analyze(text), offset);
}

/** The first labels offered at the cursor, each with its detail. */
function check(marked: string, ...expected: readonly string[]): void {
  const offered = complete(marked).map(({ label, detail }) => `${label} ${detail}`.trim());
  expect(offered.slice(0, expected.length)).toEqual(expected);
}

/** Choosing one turns the text into this. */
function checkChosen(marked: string, label: string, expected: string): void {
  const { text } = withCursor(marked);
  const chosen = complete(marked).find((each) => each.label === label);
  const { range = { start: 0, end: 0 }, snippet = 'not offered' } = chosen ?? {};
  expect(text.slice(0, range.start) + snippet + text.slice(range.end)).toBe(expected);
}

const head = 'inputs: {image: [3, 32, 32]}\nnodes:\n';

test('operators: own blocks first, and with them what they must be told', () => {
  check('blocks:\n  Mine:\n    inputs: [x]\n    nodes: {a: ReLU}\nnodes:\n  a: {op: $0}\n', 'Mine Blocks of this file');
  checkChosen(
    `${head}  a: {op: Co$0}\n`,
    'Conv2d',
    `${head}  a: {op: Conv2d, out_channels: \${1:16}, kernel_size: \${2:3}, padding: \${3:1}}\n`,
  );
  checkChosen(`${head}  a: {op: Co$0, out_channels: 8}\n`, 'Conv2d', `${head}  a: {op: Conv2d, out_channels: 8}\n`);
});

test('operators in the block style and in the short form', () => {
  checkChosen(`${head}  a:\n    op: Lin$0\n`, 'Linear', `${head}  a:\n    op: Linear\nout_features: \${1:10}\n`);
  checkChosen(`${head}  a: Re$0\n`, 'ReLU', `${head}  a: ReLU\n`);
  checkChosen(`${head}  a: Lin$0\n`, 'Linear', `${head}  a: {op: Linear, out_features: \${1:10}\\}\n`);
});

test('a new node is a whole line with a free name', () => {
  checkChosen(
    `${head}  maxpool1: {op: MaxPool2d, kernel_size: 2}\n  Max$0\n`,
    'MaxPool2d',
    `${head}  maxpool1: {op: MaxPool2d, kernel_size: 2}\n  \${1:maxpool2}: {op: MaxPool2d, kernel_size: \${2:2}\\}\n`,
  );
  checkChosen(
    `${head}  a: ReLU\n  $0\n`,
    'Add',
    `${head}  a: ReLU\n  \${1:add1}: {op: Add, from: [\${2:a}, \${3:second}]\\}\n`,
  );
});

test('attributes that are not given yet, the required first, then the keys of every node', () => {
  check(`${head}  a: {op: Conv2d, stride: 2, $0}\n`, 'out_channels required', 'kernel_size required', 'padding 0');
  const labels = complete(`${head}  a: {op: Conv2d, stride: 2, $0}\n`).map((each) => each.label);
  expect(labels).toContain('repeat');
  expect(labels).not.toContain('stride');
  expect(labels).not.toContain('op');
});

test('attributes are written with a value to change', () => {
  checkChosen(`${head}  a: {op: Conv2d, ker$0}\n`, 'kernel_size', `${head}  a: {op: Conv2d, kernel_size: \${1:3}}\n`);
  checkChosen(`${head}  a: {op: Conv2d, ker$0: 5}\n`, 'kernel_size', `${head}  a: {op: Conv2d, kernel_size: 5}\n`);
  checkChosen(
    `${head}  a:\n    op: Conv2d\n    bi$0\n  b: ReLU\n`,
    'bias',
    `${head}  a:\n    op: Conv2d\n    bias: \${1:true}\n  b: ReLU\n`,
  );
});

test('attributes while braces are still open', () => {
  check(`${head}  a: {op: Linear, $0\n  b: ReLU\n`, 'out_features required');
});

test('values of an attribute', () => {
  check(
    `${head}  a: {op: Conv2d, padding: $0}\n`,
    'same keeps the size at stride 1',
    'valid none',
    '1 usual',
    '0 default',
  );
  check(`${head}  a: {op: Conv2d, bias: $0}\n`, 'true default', 'false');
  check(`${head}  a: {op: Conv2d, padding_mode: re$0}\n`, 'zeros default', 'reflect', 'replicate', 'circular');
});

test('an attribute that names an operator offers those that need nothing more', () => {
  const labels = complete(`${head}  a: {op: ConvBNReLU, activation: $0}\n`).map((each) => each.label);
  expect(labels).toContain('SiLU');
  expect(labels).not.toContain('Conv2d');
});

test('what a node can read: the nearest above first, with its shape', () => {
  const text = `${head}  a: {op: MaxPool2d, kernel_size: 2}\n  b: ReLU\n  c: {op: Add, from: [a, $0]}\n  d: ReLU\n`;
  check(text, 'b 3 × 16 × 16', 'a 3 × 16 × 16', 'd ?', 'image 3 × 32 × 32');
  check(`${head}  a: ReLU\noutputs: [$0]\n`, 'a 3 × 32 × 32', 'image 3 × 32 × 32');
});

test('each of several outputs', () => {
  check(
    'inputs: {x: [4, 8, 8]}\nnodes:\n  halves: {op: Chunk, chunks: 2}\n  b: {op: ReLU, from: $0}\n',
    'halves 2 × 8 × 8',
    'halves.1 2 × 8 × 8',
    'x 4 × 8 × 8',
  );
});

const block = (line: string) => `
inputs: {image: [3, 32, 32]}
blocks:
  Wide:
    inputs: [x]
    parameters: {factor: 2}
    nodes:
      ${line}
nodes:
  a: {op: Wide, factor: 4}
`;

test('expressions: parameters, what has sizes, functions', () => {
  check(block('conv: {op: Conv2d, out_channels: =$0, kernel_size: 1}'), 'factor 4', 'x 3 × 32 × 32', 'min');
  check(
    block('conv: {op: Conv2d, out_channels: =factor * x.$0, kernel_size: 1}'),
    'channels 3',
    'height 32',
    'width 32',
  );
  check(block('conv: {op: ReLU, when: $0}'), 'factor 4', 'x 3 × 32 × 32');
  checkChosen(
    block('conv: {op: Conv2d, out_channels: =2 * fa$0, kernel_size: 1}'),
    'factor',
    block('conv: {op: Conv2d, out_channels: =2 * factor, kernel_size: 1}'),
  );
});

test('a value can begin with a parameter', () => {
  const labels = complete(block('conv: {op: Conv2d, out_channels: $0}')).map((each) => each.label);
  expect(labels).toContain('=factor');
});

test('the words of the language, at every level', () => {
  check('$0', 'name', 'doc');
  check('name: a\n$0\nnodes: {}\n', 'doc', 'source');
  expect(complete(`blocks:\n  B:\n    $0\n`).map((each) => each.label)).not.toContain('blocks');
  check('parameters:\n  a: {$0}\n', 'kind', 'default');
  check('parameters:\n  a: {kind: $0}\n', 'integer', 'number');
  check('laws:\n  - {$0}\n', 'require', 'message');
});

test('a block has parameters that are attributes', () => {
  check(`${head}  a: {op: ResNetBottleneck, $0}\n`, 'out_channels =x.channels');
});

test('the copies after the first', () => {
  check(`${head}  a: {op: Conv2d, out_channels: 3, kernel_size: 1, repeat: 2, rest: {$0}}\n`, 'out_channels required');
});

test('nothing in a comment', () => {
  check(`${head}  a: ReLU # on$0e\n`);
  expect(complete(`${head}  a: ReLU # on$0e\n`)).toEqual([]);
});
