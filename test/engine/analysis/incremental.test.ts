import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Analysis, analyze } from '../../../engine/analysis/analyze.ts';
import { countsOf } from '../../../engine/analysis/counts.ts';
import { children, type GraphNode, type Tensor } from '../../../engine/graph/graph.ts';
import { printFullShape } from '../../../engine/tensor/shape.ts';
import { viewOf } from '../../../engine/view/view.ts';

const texts = globSync('examples/**/*.cnn.yaml').map((file) => readFileSync(file, 'utf8'));

/** The words that make a difference: sizes, operators, names and what YAML minds. */
const scraps = [
  '1',
  '64',
  '[3, 5]',
  'ReLU',
  'Conv2d',
  'Nonsense',
  'image',
  'stem',
  '\n',
  '  ',
  '#',
  '{',
  '}',
  ',',
  ': ',
  '=',
  '  new: ReLU\n',
];

const ownBlocks = texts.filter((text) => text.includes('\nblocks:'));

test.each([
  ['any network', texts],
  ['networks with blocks of their own', ownBlocks],
])('an analysis with the one before is the analysis from nothing: %s', { timeout: 120_000 }, (_, starts) => {
  const edit = fc.record({ at: fc.nat(), remove: fc.nat(6), insert: fc.constantFrom('', ...scraps) });
  const edits = fc.array(edit, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.constantFrom(...starts), edits, (start, changes) => {
      let text = start;
      let before = analyze(text);
      for (const { at, remove, insert } of changes) {
        const place = at % (text.length + 1);
        text = text.slice(0, place) + insert + text.slice(place + remove);
        before = analyze(text, before);
        expect(plain(before), text).toEqual(plain(analyze(text)));
      }
    }),
    { numRuns: Number(process.env.NETWRIGHT_RUNS ?? 60) },
  );
});

test('after one edit only what changed is made again', () => {
  const text = `inputs: {x: [3, 8, 8]}\nnodes:\n${'abcdef'.replace(/./g, '  $&: {op: Conv2d, out_channels: 4, kernel_size: 3, padding: 1}\n')}`;
  const before = analyze(text);
  const after = analyze(
    text.replace('  c: {op: Conv2d, out_channels: 4, kernel_size: 3, padding: 1}', '  c: {op: ReLU}  # simpler'),
    before,
  );
  const kept = after.graph.nodes.filter((node, index) => node.outputs === before.graph.nodes[index]?.outputs);
  expect(kept.map((node) => node.name)).toEqual(['a', 'b', 'd', 'e', 'f']);
  expect(after.totals.parameters).toBe(before.totals.parameters - 4 * 4 * 9 - 4);
});

const withBlock = `inputs: {x: [3, 8, 8]}
blocks:
  Own:
    inputs: [x]
    nodes: {conv: {op: Conv2d, out_channels: 4, kernel_size: 1}}
nodes:
  a: {op: Conv2d, out_channels: 4, kernel_size: 1}
  b: Own
  c: {op: ConvBNReLU, activation: Own}
  d: {op: ConvBNReLU}
`;

test.each([
  ['inside a block of the file', 'kernel_size: 1}}', 'kernel_size: 3, padding: 1}}'],
  ['above it', 'blocks:', '# a remark\nblocks:'],
  ['a block that hides one', 'blocks:\n', 'blocks:\n  Bottleneck: {inputs: [x], nodes: {act: ReLU}}\n'],
])('an edit %s leaves the nodes alone that do not use it', (_, words, others) => {
  const before = analyze(withBlock);
  const after = analyze(withBlock.replace(words, others), before);
  const kept = after.graph.nodes.filter((node, index) => node.outputs === before.graph.nodes[index]?.outputs);
  expect(kept.map((node) => node.name)).toEqual(['a', 'd']);
  expect(plain(after)).toEqual(plain(analyze(withBlock.replace(words, others))));
});

test('a block that hides what ships is used at once', () => {
  const before = analyze(withBlock);
  const text = withBlock.replace('blocks:\n', 'blocks:\n  ConvBNReLU: {inputs: [x], nodes: {act: ReLU}}\n');
  expect(plain(analyze(text, before))).toEqual(plain(analyze(text)));
});

/** All that an analysis says, without the identities of its parts. */
function plain(analysis: Analysis): unknown {
  const { graph, network, problems, totals, unresolved, readable } = analysis;
  return {
    nodes: graph.nodes.map(plainNode),
    inputs: graph.inputs.map(({ name, tensor }) => [name, plainTensor(tensor)]),
    outputs: graph.outputs.map(({ name, tensor }) => [name, plainTensor(tensor)]),
    places: network.nodes.map(({ name, range }) => [name, range]),
    problems: problems.map(({ code, range, message }) => `${range.start}-${range.end} ${code} ${message}`).sort(),
    totals,
    unresolved,
    readable,
    canvas: viewOf(analysis, 1),
  };
}

function plainNode(node: GraphNode): unknown {
  const { kind, path, sources, inputs, outputs, definition } = node;
  return {
    ...{ kind, path, range: definition.range, counts: countsOf(node) },
    ...(node.kind === 'operator' && { attributes: node.attributes, weights: node.weights, costs: node.costs }),
    ...(node.kind === 'block' && { block: node.block.range, parameters: node.parameters }),
    sources: sources.map(({ name, port }) => `${name}.${port}`),
    inputs: inputs.map(plainTensor),
    outputs: outputs.map(plainTensor),
    inside: children(node).map(plainNode),
  };
}

function plainTensor({ path, port, shape }: Tensor): string {
  return `${path}.${port} ${shape === undefined ? '?' : printFullShape(shape)}`;
}
