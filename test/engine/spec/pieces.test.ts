import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Definition, NodeDefinition } from '../../../engine/spec/definition.ts';
import { readLine } from '../../../engine/spec/lineSyntax.ts';
import { type Parsed, parse, parseWhole } from '../../../engine/spec/parse.ts';
import { readYaml } from '../../../engine/spec/yamlSyntax.ts';

const examples = globSync('examples/**/*.cnn.yaml').map((file) => [file, readFileSync(file, 'utf8')] as const);

describe('reading piece by piece is reading as a whole', () => {
  test.each(examples)('%s', (_, text) => {
    const parsed = parse(text);
    expect(parsed.pieces).toBeDefined();
    checkSame(parsed, parseWhole(text, 'file'));
  });

  test('whatever is done to a text, and whatever was read before', { timeout: 60_000 }, () => {
    const [, start = ''] = examples.find(([file]) => file.endsWith('se-resnet-tiny.cnn.yaml')) ?? [];
    const scraps = [
      '  ',
      '\n',
      '#',
      ': ',
      '{',
      '}',
      '[',
      ', ',
      "'",
      '- ',
      'nodes:\n',
      '&a ',
      '*a',
      '\t',
      'x',
      '=1+',
      '\n  a: ReLU\n',
      '|\n',
    ];
    const edit = fc.record({ at: fc.nat(), remove: fc.nat(12), insert: fc.constantFrom('', ...scraps) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let text = start;
        let before: Parsed | undefined;
        for (const { at, remove, insert } of edits) {
          const place = at % (text.length + 1);
          text = text.slice(0, place) + insert + text.slice(place + remove);
          const parsed = parse(text, before);
          const whole = parseWhole(text, 'file');
          expect(parsed.readable).toBe(whole.readable);
          // What is not YAML in one node is told there, and the other nodes are read all the same.
          checkSame(parsed, whole.readable ? whole : parse(text));
          before = parsed;
        }
      }),
      { numRuns: Number(process.env.NETWRIGHT_RUNS ?? 100) },
    );
  });
});

test('a mapping without a name between nodes is told as yaml tells it', () => {
  const text = 'inputs: {x: [3, 8, 8]}\nnodes:\n  a: ReLU\n  b:\n  {op: ReLU}\n';
  expect(parse(text).readable).toBe(false);
  checkSame(parse(text), parseWhole(text, 'file'));
});

describe('a line', () => {
  test.each([
    'conv1: {op: Conv2d, out_channels: 64, kernel_size: [3, 5], padding: 1}  # why',
    'relu: ReLU',
    'a:   {op: Add, from: [b, c.1]}',
    'a: {op: Conv2d, out_channels: =out_channels // 4, bias: false, eps: 0.001, x: -1}',
    'a: {op: X, when: =stride != 1 or x.channels != out_channels}',
    'a: {}',
    'a: { op: X , b: [ 1 , 2 ] } ',
  ])('%s is read at once, as yaml reads it', (line) => {
    const read = readLine(line);
    expect(read).toBeDefined();
    checkLine(line);
  });

  test('of any letters is read as yaml reads it, or left to yaml', () => {
    const part = fc.constantFrom(
      ...[
        'a',
        'op',
        'Conv2d',
        ': ',
        ':',
        ', ',
        ',',
        '{',
        '}',
        '[',
        ']',
        ' ',
        '=',
        '1',
        '-1',
        '0.5',
        '01',
        '1e3',
        '.5',
        'true',
        'null',
        '~',
      ],
      ...[
        "'",
        '"',
        '#',
        ' # c',
        '&a',
        '*a',
        '!t',
        '|',
        '>',
        '%',
        '@',
        '=a + b',
        '=max(a)',
        '=a.b',
        '//',
        '?',
        '- ',
        'x1x',
        '0x1F',
        'on',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => checkLine(`a: {${parts.join('')}}`)),
      { numRuns: 3000 },
    );
  });
});

/** What the fast reader makes of a line is what yaml makes of it. */
function checkLine(line: string): void {
  const read = readLine(line, 7);
  if (read === undefined) return;
  const { root, errors } = readYaml(line, 7);
  expect(errors, line).toEqual([]);
  expect(root?.kind === 'mapping' ? root.entries : root, line).toEqual([read]);
}

function checkSame(parsed: Parsed, whole: Parsed): void {
  expect(parsed.readable).toBe(whole.readable);
  expect(plain(parsed.network)).toEqual(plain(whole.network));
  expect(byPlace(parsed)).toEqual(byPlace(whole));
}

function byPlace({ problems }: Parsed): readonly string[] {
  return problems.map(({ code, range, message }) => `${range.start}-${range.end} ${code}: ${message}`).sort();
}

function plain(network: Definition): unknown {
  return { ...network, nodes: network.nodes.map(plainNode) };
}

function plainNode(node: NodeDefinition): NodeDefinition {
  const { name, nameRange, range, op, from, fromRange, repeat, when, attributes, rest } = node;
  return { name, nameRange, range, op, from, fromRange, repeat, when, attributes, rest };
}
