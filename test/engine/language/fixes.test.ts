import { expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { applyEdits } from '../../../engine/edit/textEdit.ts';
import { fixesFor } from '../../../engine/language/fixes.ts';
import type { ProblemCode } from '../../../engine/problems/list.ts';

/** The first problem of this code offers this fix, which leaves the text as expected. */
function check(code: ProblemCode, text: string, title: string, expected: string): void {
  const analysis = analyze(text);
  const problem = analysis.problems.find((each) => each.code === code);
  const fixes = problem === undefined ? [] : fixesFor(analysis, problem);
  expect(fixes.map((fix) => fix.title)).toContain(title);
  expect(applyEdits(text, fixes.find((fix) => fix.title === title)?.edits ?? [])).toBe(expected);
}

/** One line changes. */
function checkLine(code: ProblemCode, title: string, before: string, after: string): void {
  const text = (line: string) => `
inputs: {image: [3, 32, 32]}
nodes:
  stem: {op: Conv2d, out_channels: 8, kernel_size: 3, bias: false}
  ${line}
`;
  check(code, text(before), title, text(after));
}

test('a misspelt operator, reference, attribute or key', () => {
  checkLine('unknown-operator', 'Change to Conv2d', 'a: {op: Conv2D}', 'a: {op: Conv2d}');
  checkLine('unknown-reference', 'Change to stem', 'a: {op: ReLU, from: stm}', 'a: {op: ReLU, from: stem}');
  checkLine('unknown-attribute', 'Change to dilation', 'a: {op: Conv2d, dilatoin: 2}', 'a: {op: Conv2d, dilation: 2}');
  check('unknown-key', 'nodez: {}\n', 'Change to nodes', 'nodes: {}\n');
});

test('an attribute that does not belong there', () => {
  checkLine('unknown-attribute', 'Remove stride', 'a: {op: ReLU, stride: 2}', 'a: {op: ReLU}');
});

test('an attribute that is missing, however the node is written', () => {
  checkLine('missing-attribute', 'Add out_features: 10', 'a: Linear', 'a: {op: Linear, out_features: 10}');
  checkLine(
    'missing-attribute',
    'Add kernel_size: 3',
    'a: {op: Conv2d, out_channels: 8}',
    'a: {op: Conv2d, out_channels: 8, kernel_size: 3}',
  );
  check(
    'missing-attribute',
    'inputs: {x: [3, 8, 8]}\nnodes:\n  a:\n    op: MaxPool2d # halves\n  b: ReLU\n',
    'Add kernel_size: 2',
    'inputs: {x: [3, 8, 8]}\nnodes:\n  a:\n    op: MaxPool2d # halves\n    kernel_size: 2\n  b: ReLU\n',
  );
});

test('inside a block of the file', () => {
  const text = (line: string) => `
inputs: {x: [3, 8, 8]}
blocks:
  B:
    inputs: [x]
    nodes:
      ${line}
nodes:
  b: B
`;
  check(
    'missing-attribute',
    text('a: {op: MaxPool2d}'),
    'Add kernel_size: 2',
    text('a: {op: MaxPool2d, kernel_size: 2}'),
  );
  check('unknown-reference', text('a: {op: ReLU, from: xx}'), 'Change to x', text('a: {op: ReLU, from: x}'));
});

test('a word that is none of the choices', () => {
  const line = (mode: string) => `a: {op: Conv2d, out_channels: 8, kernel_size: 3, padding_mode: ${mode}}`;
  checkLine('wrong-value', 'Change to reflect', line('reflct'), line('reflect'));
  checkLine('wrong-value', 'Change to circular', line('around'), line('circular'));
});

test('a bias that is undone, a node that nothing reads', () => {
  checkLine(
    'wasted-bias',
    'Write bias: false',
    'a: {op: Conv2d, out_channels: 8, kernel_size: 1}\n  b: BatchNorm2d',
    'a: {op: Conv2d, out_channels: 8, kernel_size: 1, bias: false}\n  b: BatchNorm2d',
  );
  const unused =
    'inputs: {x: [3]}\nnodes:\n  a: ReLU\n  b: {op: ReLU, from: x}\n  c: {op: ReLU, from: a}\noutputs: [c]\n';
  check('unused-node', unused, 'Add b to outputs', unused.replace('[c]', '[c, b]'));
  check('unused-node', unused, 'Delete b', unused.replace('  b: {op: ReLU, from: x}\n', ''));
});

test('an expression that a comma cuts in two', () => {
  checkLine(
    'expression-syntax',
    'Put the expression in quotes',
    'a: {op: Conv2d, out_channels: =max(stem.channels, 8), kernel_size: 1}',
    "a: {op: Conv2d, out_channels: '=max(stem.channels, 8)', kernel_size: 1}",
  );
});

test('every fix takes its problem away', () => {
  const text =
    'inputs: {x: [3, 8, 8]}\nnodes:\n  a: {op: Conv2d}\n  b: {op: BatchNorm}\n  c: {op: Add, from: [a, bb]}\n';
  const analysis = analyze(text);
  for (const problem of analysis.problems) {
    for (const fix of fixesFor(analysis, problem)) {
      const after = analyze(applyEdits(text, fix.edits)).problems;
      expect(after.map((each) => each.message)).not.toContain(problem.message);
    }
  }
});
