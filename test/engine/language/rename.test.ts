import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { applyEdits } from '../../../engine/edit/textEdit.ts';
import { referencesAt } from '../../../engine/language/references.ts';
import { renamableAt, renameAt } from '../../../engine/language/rename.ts';
import { withCursor, withoutRanges, withRanges } from './marks.ts';

/** What is at the cursor is mentioned at every `⟦⟧`, and gets the new name there. */
function check(marked: string, name: string): void {
  const { text, offset } = withCursor(withoutRanges(marked));
  const analysis = analyze(text);
  expect(withRanges(text, referencesAt(analysis, offset))).toBe(marked.replace('$0', ''));
  const renamed = renameAt(analysis, offset, name);
  const result = 'refused' in renamed ? renamed.refused : applyEdits(text, renamed.edits);
  expect(result).toBe(marked.replace('$0', '').replace(/⟦[^⟧]*⟧/g, name));
}

function checkRefused(marked: string, name: string, reason: string): void {
  const { text, offset } = withCursor(marked);
  const renamed = renameAt(analyze(text), offset, name);
  expect('refused' in renamed ? renamed.refused : 'renamed').toContain(reason);
}

const network = `
inputs: {⟦image⟧: [3, 8, 8]}
nodes:
  a: {op: ReLU, from: ⟦im$0age⟧}
  conv: {op: Conv2d, from: a, out_channels: =2 * ⟦image⟧.channels, kernel_size: 1}
  sum: {op: Add, from: [⟦image⟧, a]}
`;

test('an input, wherever it is read or measured', () => check(network, 'picture'));

test('a node, from a reference with the number of an output', () => {
  check(
    `
inputs: {x: [4, 8, 8]}
nodes:
  ⟦halves⟧: {op: Chunk, chunks: 2}
  right: {op: ReLU, from: "⟦hal$0ves⟧.1"}
  both: {op: Concat, from: [⟦halves⟧, right]}
outputs: [⟦halves⟧.1, both]
`,
    'parts',
  );
});

test('nodes of the same name in another block stay', () => {
  check(
    `
inputs: {x: [4, 8, 8]}
blocks:
  B:
    inputs: [x]
    nodes:
      ⟦act⟧: ReLU
      out: {op: Add, from: [x, ⟦act$0⟧]}
nodes:
  act: {op: B}
  out: {op: Add, from: [x, act]}
`,
    'relu',
  );
});

test('a parameter: in the block, in the sentences of its laws, and where the block is used', () => {
  check(
    `
inputs: {x: [4, 8, 8]}
blocks:
  B:
    inputs: [x]
    parameters:
      ⟦groups⟧: 2
      width: =4 * ⟦groups⟧
    laws:
      - {require: =x.channels % ⟦groups⟧ == 0, message: 'groups must divide, but {⟦groups⟧} and {2 * ⟦groups⟧} do not'}
    nodes:
      conv: {op: Conv2d, out_channels: =width, kernel_size: 1, groups: =⟦gr$0oups⟧}
nodes:
  a: {op: B, ⟦groups⟧: 1, repeat: 2, rest: {⟦groups⟧: 4}}
  conv: {op: Conv2d, out_channels: 8, kernel_size: 1, groups: 2}
`,
    'cardinality',
  );
});

test('a block, also where an attribute names it', () => {
  check(
    `
inputs: {x: [4, 8, 8]}
blocks:
  ⟦Act⟧:
    inputs: [x]
    nodes: {act: SiLU}
nodes:
  a: {op: ⟦Act⟧}
  b: {op: ConvBNReLU, activation: ⟦A$0ct⟧}
  c: ⟦Act⟧
`,
    'Activation',
  );
});

test('a name that is taken or is no name is refused', () => {
  const marked = withoutRanges(network);
  checkRefused(marked, 'conv', 'There already is a conv');
  checkRefused(marked, 'a b', 'A name is made of letters, digits and _, found a b');
  checkRefused(marked, 'null', 'YAML reads null as a value of its own');
  const block = 'blocks:\n  Mine$0:\n    inputs: [x]\n    parameters: {p: 1}\n    nodes: {a: ReLU}\n';
  checkRefused(block, 'Conv2d', 'There already is a Conv2d');
  checkRefused(block.replace('$0', '').replace('{p:', '{p$0:'), 'repeat', 'repeat is a word of the language');
});

test('what ships with the engine keeps its names', () => {
  const { text, offset } = withCursor('inputs: {x: [3, 8, 8]}\nnodes: {a: {op: Conv$0BN}}\n');
  const renamable = renamableAt(analyze(text), offset);
  expect('refused' in renamable && renamable.refused).toContain('ConvBN ships with Netwright');
});

test('a quoted name keeps its quotes', () => {
  check(
    'inputs: {x: [4, 8, 8]}\nnodes:\n  "⟦a⟧": ReLU\n  b: {op: Add, from: ["⟦$0a⟧", x]}\noutputs: [b, "⟦a⟧"]\n',
    'first',
  );
});

describe('an expression that reads a node', () => {
  const text = (expression: string) => `
inputs: {x: [4, 8, 8]}
nodes:
  $0a: ReLU
  b: {op: Conv2d, out_channels: ${expression}, kernel_size: 1}
`;
  test('could not read a number or a word of its own', () => {
    checkRefused(text('=a.channels'), '7', 'An expression reads a, and 7 could not stand there');
    checkRefused(text('=a.channels'), 'not', 'An expression reads a, and not could not stand there');
  });

  test('is not found where quotes are escaped in it', () => {
    checkRefused(text("'=4 if ''x'' == ''y'' else a.channels'"), 'first', 'the escaped text of line 5');
  });
});
