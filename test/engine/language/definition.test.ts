import { expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { definitionAt } from '../../../engine/language/definition.ts';
import { builtInText } from '../../../engine/library/library.ts';
import { withCursor, withoutRanges, withRanges } from './marks.ts';

/** From the cursor one is led to what stands in `⟦⟧`. */
function check(marked: string): void {
  const { text, offset } = withCursor(withoutRanges(marked));
  const link = definitionAt(analyze(text), offset);
  const shown = withRanges(text, link === undefined ? [] : [link.to]);
  expect(shown).toBe(marked.replace('$0', ''));
  expect(link?.builtInBlock).toBeUndefined();
}

/** From the cursor one is led to these words in the text of a built-in block. */
function checkBuiltIn(marked: string, block: string, words: string): void {
  const { text, offset } = withCursor(marked);
  const link = definitionAt(analyze(text), offset);
  expect(link?.builtInBlock).toBe(block);
  const rest = builtInText(block)?.slice(link?.to.start) ?? '';
  expect(rest.slice(0, words.length)).toBe(words);
}

test('from a reference to the node', () => {
  check(`
inputs: {x: [3, 8, 8]}
nodes:
  ⟦a⟧: ReLU
  b: ReLU
  sum: {op: Add, from: [b, $0a]}
`);
});

test('from the second output of a node to the node', () => {
  check(`
inputs: {x: [4, 8, 8]}
nodes:
  ⟦halves⟧: {op: Chunk, chunks: 2}
  right: {op: ReLU, from: hal$0ves.1}
`);
});

test('from outputs to the node, from a node to the input', () => {
  check('inputs: {x: [3]}\nnodes:\n  ⟦a⟧: ReLU\noutputs: [$0a]\n');
  check('inputs: {⟦x⟧: [3]}\nnodes:\n  a: {op: ReLU, from: $0x}\n');
});

test('from the operator to the block of the file, also where an attribute names it', () => {
  check(`
inputs: {x: [3, 8, 8]}
blocks:
  ⟦Act⟧:
    inputs: [x]
    nodes: {act: SiLU}
nodes:
  a: {op: $0Act}
`);
  check(`
inputs: {x: [3, 8, 8]}
blocks:
  ⟦Act⟧:
    inputs: [x]
    nodes: {act: SiLU}
nodes:
  a: {op: ConvBNReLU, activation: A$0ct}
`);
});

test('from an expression to the parameter, or to what has the size', () => {
  check(`
blocks:
  B:
    inputs: [x]
    parameters: {⟦factor⟧: 2}
    nodes:
      conv: {op: Conv2d, out_channels: =$0factor * x.channels, kernel_size: 1}
`);
  check(`
blocks:
  B:
    inputs: [⟦x⟧]
    parameters: {factor: 2}
    nodes:
      conv: {op: Conv2d, out_channels: =factor * x.chan$0nels, kernel_size: 1}
`);
});

test('from an attribute to the parameter of the block', () => {
  check(`
inputs: {x: [3, 8, 8]}
blocks:
  B:
    inputs: [x]
    parameters: {⟦factor⟧: 2}
    nodes:
      conv: {op: Conv2d, out_channels: =factor, kernel_size: 1}
nodes:
  b: {op: B, fac$0tor: 4}
`);
});

test('to the text of a block that ships with the engine', () => {
  checkBuiltIn('inputs: {x: [3, 8, 8]}\nnodes: {a: {op: Conv$0BN}}\n', 'ConvBN', 'ConvBN\n');
  checkBuiltIn('inputs: {x: [3, 8, 8]}\nnodes: {a: {op: ConvBN, stri$0de: 2}}\n', 'ConvBN', 'stride: {');
});

test('an operator is declared nowhere', () => {
  check('inputs: {x: [3]}\nnodes:\n  a: Re$0LU\n');
});
