import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { applyEdits } from '../../../engine/edit/textEdit.ts';
import { fixesFor } from '../../../engine/language/fixes.ts';
import { builtInNames } from '../../../engine/library/library.ts';
import { nameHere, namesElsewhere } from '../../../engine/library/otherNames.ts';
import { type ProblemCode, problemRecords } from '../../../engine/problems/list.ts';
import { withoutRanges } from './marks.ts';

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

describe('the nearest number that works', () => {
  test.each<[ProblemCode, string, string, string]>([
    ['not-divisible', 'Change to 4', '{op: Conv2d, out_channels: 8, kernel_size: 3, groups: 3}', '4'],
    ['not-divisible', 'Change to 2', '{op: Conv2d, out_channels: 8, kernel_size: 3, groups: 3}', '2'],
    ['not-divisible', 'Change to 8', '{op: GroupNorm, num_groups: 7}', '8'],
    ['block-law', 'Change to 2', '{op: GroupConv, groups: 3}', '2'],
    ['window-too-large', 'Change to 30', '{op: Conv2d, out_channels: 8, kernel_size: 33}', '30'],
    ['window-too-large', 'Change to 30', '{op: Conv2d, out_channels: 8, kernel_size: 500}', '30'],
    ['attribute-range', 'Change to 1', '{op: MaxPool2d, kernel_size: 3, padding: 2}', '1'],
    ['empty-output', 'Change to 29', '{op: Slice, dim: 2, start: 40}', '29'],
    ['wrong-value', 'Change to 1', '{op: Conv2d, out_channels: 8, kernel_size: 3, stride: -2}', '1'],
    ['wrong-value', 'Change to 1', '{op: Dropout, p: 1.5}', '1'],
    ['wrong-value', 'Change to 3', '{op: Conv2d, out_channels: 8, kernel_size: 3.0}', '3'],
    ['wrong-value', 'Change to 3', '{op: Conv2d, out_channels: 8, kernel_size: "3"}', '3'],
  ])('%s: %s', (code, title, node, number) => {
    const after = node.replace(/(["'\d.-]+)\}$/, `${number}}`);
    checkLine(code, title, `a: ${node}`, `a: ${after}`);
  });

  test('of several lines', () => {
    const text = (groups: number) =>
      `inputs: {x: [6, 8, 8]}\nnodes:\n  a:\n    op: Conv2d\n    groups: ${groups} # why\n    out_channels: 8\n    kernel_size: 1\n`;
    check('not-divisible', text(4), 'Change to 2', text(2));
  });

  test('not where a computed value is to blame', () => {
    const analysis = analyze(`inputs: {x: [6, 8, 8]}\nnodes:\n  a: {op: ChannelShuffle, groups: =x.channels - 2}\n`);
    expect(analysis.problems.flatMap((problem) => fixesFor(analysis, problem))).toEqual([]);
  });
});

test('an attribute that cannot be there', () => {
  const conv = (more: string) => `a: {op: Conv2d, ${more}out_channels: 8, kernel_size: 5}`;
  checkLine('channel-mismatch', 'Remove in_channels', conv('in_channels: 3, '), conv(''));
  const up = 'a: {op: Upsample, scale_factor: 2';
  checkLine('attribute-conflict', 'Remove align_corners', `${up}, align_corners: true}`, `${up}}`);
  const strided = (padding: string) =>
    `a: {op: Conv2d, out_channels: 8, kernel_size: 5, stride: 2, padding: ${padding}}`;
  checkLine('attribute-conflict', 'Change to 2', strided('same'), strided('2'));
});

test('a word that is true or false, a padding with a name', () => {
  const line = (bias: string) => `a: {op: Conv2d, out_channels: 8, kernel_size: 3, bias: ${bias}}`;
  checkLine('wrong-value', 'Change to false', line('no'), line('false'));
  checkLine('wrong-value', 'Change to same', line('false, padding: Same'), line('false, padding: same'));
});

test('a Flatten that a Linear counts on', () => {
  const text = (more: string) =>
    `inputs: {x: [4, 8, 8]}\nnodes:\n${more}  a: {op: Linear, in_features: 256, out_features: 10}\n`;
  check('channel-mismatch', text(''), 'Insert a Flatten before it', text('  flatten1: {op: Flatten}\n'));
});

test('an input with its batch', () => {
  const text = (shape: string) =>
    `inputs: {image: [${shape}]}\nnodes:\n  a: {op: Conv2d, out_channels: 4, kernel_size: 3}\n`;
  check('rank-mismatch', text('1, 3, 8, 8'), 'Leave the batch out of image', text('3, 8, 8'));
  check('wrong-value', text('N, 3, 8, 8'), 'Leave the batch out of image', text('3, 8, 8'));
});

describe('a node that reads too little', () => {
  test('one of several inputs', () => {
    const text = (node: string) => `inputs: {left: [4, 8, 8], right: [4, 8, 8]}\nnodes:\n  a: ${node}\noutputs: [a]\n`;
    check('missing-input', text('ReLU'), 'Read left', text('{op: ReLU, from: left}'));
    check('missing-input', text('{op: ReLU, from: }'), 'Read right', text('{op: ReLU, from: right}'));
    check('missing-input', text('{op: ReLU, from: []}'), 'Read right', text('{op: ReLU, from: right}'));
  });

  test('the node above and another of its shape, first what nobody reads', () => {
    const text = (sum: string) => `inputs: {x: [8, 8, 8]}
nodes:
  smaller: {op: Conv2d, out_channels: 8, kernel_size: 3}
  side: {op: Conv2d, from: x, out_channels: 8, kernel_size: 1}
  conv: {op: Conv2d, from: x, out_channels: 8, kernel_size: 1}
  sum: ${sum}
`;
    const analysis = analyze(text('Add'));
    const problem = analysis.problems.find(({ code }) => code === 'missing-input');
    const titles = problem && fixesFor(analysis, problem).map((fix) => fix.title);
    expect(titles).toEqual(['Read conv and side', 'Read conv and x']);
    check('missing-input', text('Add'), 'Read conv and x', text('{op: Add, from: [conv, x]}'));
    check('missing-input', text('{op: Add, from: x}'), 'Read x and conv', text('{op: Add, from: [x, conv]}'));
  });

  test('inside a block of the file', () => {
    const text = (sum: string) =>
      `inputs: {x: [8, 8, 8]}\nblocks:\n  B:\n    inputs: [y]\n    nodes:\n      a: ReLU\n      b: ${sum}\nnodes:\n  c: B\n`;
    check('missing-input', text('{op: Add}'), 'Read a and y', text('{op: Add, from: [a, y]}'));
  });
});

test('a node that reads too much', () => {
  const text = (nodes: string, channels = 8) =>
    `inputs: {x: [8, 8, 8]}\nnodes:\n  conv: {op: Conv2d, out_channels: ${channels}, kernel_size: 1}\n${nodes}`;
  const before = '  relu: {op: ReLU, from: [conv, x]} # why\n';
  const after = (op: string) =>
    `  ${op.toLowerCase()}1: {op: ${op}, from: [conv, x]}\n  relu: {op: ReLU, from: [${op.toLowerCase()}1]} # why\n`;
  check('too-many-inputs', text(before), 'Join them with Add', text(after('Add')));
  check('too-many-inputs', text(before, 4), 'Join them with Concat', text(after('Concat'), 4));
});

test('a node that is passed by', () => {
  const text = (from: string) =>
    `inputs: {x: [8, 8, 8]}\nnodes:\n  a: ReLU\n  b: Mish\n  c: {op: MaxPool2d, from: ${from}, kernel_size: 2}\n`;
  check('unused-node', text('a'), 'Let c read b', text('b'));
});

describe('names', () => {
  test('of another library, and of a line of Python', () => {
    checkLine(
      'unknown-operator',
      'Change to Linear',
      'a: {op: Dense, out_features: 3}',
      'a: {op: Linear, out_features: 3}',
    );
    checkLine('unknown-operator', 'Change to ReLU', 'a: nn.ReLU()', 'a: ReLU');
    for (const name of namesElsewhere)
      expect([name, builtInNames()]).toEqual([name, expect.arrayContaining([nameHere(name)])]);
  });

  test('in an expression', () => {
    const line = (value: string) => `a: {op: Conv2d, out_channels: =${value}, kernel_size: 1}`;
    checkLine('expression-value', 'Change to stem.channels', line('sten.channels * 2'), line('stem.channels * 2'));
    checkLine('expression-value', 'Change to stem.channels', line('stem.chanels * 2'), line('stem.channels * 2'));
    checkLine('expression-value', 'Change to stem.channels', line('channels'), line('stem.channels'));
    checkLine('expression-value', 'Change to stem.height', line('stem'), line('stem.height'));
    checkLine('expression-value', 'Change to floor', line('flor(stem.channels)'), line('floor(stem.channels)'));
  });

  test('that names cannot be, wherever they are read', () => {
    const text = (name: string) => `inputs: {x: [3]}\nnodes:\n  ${name}: ReLU\n  b: {op: Add, from: [${name}, x]}\n`;
    check('invalid-name', text('conv-1'), 'Rename to conv_1', text('conv_1'));
  });

  test('that stand twice', () => {
    const text = (name: string) =>
      `inputs: {x: [3]}\nnodes:\n  a1: ReLU\n  ${name}: Mish\n  a2: {op: GELU, from: a1}\n`;
    check('duplicate-name', text('a1'), 'Rename to a3', text('a3'));
    check('duplicate-name', text('x'), 'Rename to x2', text('x2'));
    const line = (more: string) => `a: {op: Conv2d, out_channels: 8, kernel_size: 3${more}}`;
    checkLine('duplicate-name', 'Remove this kernel_size', line(', kernel_size: 5'), line(''));
    check('duplicate-name', 'name: a\nname: b\n', 'Remove this name', 'name: a\n');
  });

  test('of a block that hides another', () => {
    const text = (name: string) =>
      `inputs: {x: [3, 8, 8]}\nblocks:\n  ${name}: {inputs: [x], nodes: {a: ReLU}}\nnodes:\n  b: {op: ${name}}\n  c: ${name}\n`;
    check('hidden-block', text('ConvBN'), 'Rename to MyConvBN', text('MyConvBN'));
  });

  test('of what a node is', () => {
    checkLine('missing-key', 'Change type to op', 'a: {type: ReLU}', 'a: {op: ReLU}');
    checkLine('missing-key', 'Insert a blank', 'a: {op:ReLU}', 'a: {op: ReLU}');
    checkLine('unknown-attribute', 'Insert a blank', 'a: {op: ReLU, repeat:2}', 'a: {op: ReLU, repeat: 2}');
    checkLine('unknown-attribute', 'Change to from', 'a: {op: ReLU, form: stem}', 'a: {op: ReLU, from: stem}');
  });

  test('of the kind of a parameter', () => {
    const text = (kind: string) => `blocks:\n  B: {inputs: [x], parameters: {n: {kind: ${kind}}}, nodes: {a: ReLU}}\n`;
    check('wrong-kind', text('int'), 'Change to integer', text('integer'));
  });
});

describe('what is not YAML', () => {
  test.each([
    ['Insert }', 'a: {op: ReLU', 'a: {op: ReLU}'],
    ['Insert }', 'a: {op: ReLU # why', 'a: {op: ReLU} # why'],
    ['Insert ]', 'a: {op: Add, from: [stem, image}', 'a: {op: Add, from: [stem, image]}'],
    ['Change ] to }', 'a: {op: ReLU]', 'a: {op: ReLU}'],
    ['Remove }', 'a: {op: ReLU}}', 'a: {op: ReLU}'],
    ['Remove ,', 'a: {op: ReLU,, from: stem}', 'a: {op: ReLU, from: stem}'],
    ['Insert a comma', 'a: {op: ReLU from: stem}', 'a: {op: ReLU, from: stem}'],
    ['Insert a colon', 'a ReLU', 'a: ReLU'],
    ['Insert "', 'a: {op: "ReLU, from: stem}', 'a: {op: "ReLU", from: stem}'],
    ['Write { and } around it', 'a: op: ReLU', 'a: {op: ReLU}'],
    ['Indent like the line above', 'a:\n    op: ReLU\n   from: stem', 'a:\n    op: ReLU\n    from: stem'],
    ['Indent like the line above', 'a: ReLU\n    b: ReLU', 'a: ReLU\n  b: ReLU'],
  ])('%s: %s', (title, before, after) => {
    checkLine('yaml-syntax', title, before, after);
  });

  test('outside of nodes', () => {
    check('yaml-syntax', 'inputs: {x: [3]\nnodes:\n  a: ReLU\n', 'Insert }', 'inputs: {x: [3]}\nnodes:\n  a: ReLU\n');
    check('yaml-syntax', 'nodes\n  a: ReLU\n', 'Insert a colon', 'nodes:\n  a: ReLU\n');
    check('yaml-syntax', 'nodes:\n\ta:\n\t\top: ReLU\n', 'Indent with blanks', 'nodes:\n  a:\n    op: ReLU\n');
  });
});

describe('every fix takes its problem away', () => {
  const twoAtOnce =
    'inputs: {x: [3, 8, 8]}\nnodes:\n  a: {op: Conv2d}\n  b: {op: BatchNorm}\n  c: {op: Add, from: [a, bb]}\n';
  const texts = [...problemRecords.map(({ code, wrong }) => [code, withoutRanges(wrong)]), ['several', twoAtOnce]];

  test.each(texts)('%s', (_, text = '') => {
    const analysis = analyze(text);
    for (const problem of analysis.problems) {
      for (const fix of fixesFor(analysis, problem)) {
        const after = analyze(applyEdits(text, fix.edits));
        expect(after.readable).toBe(true);
        expect(after.problems.map((each) => each.message)).not.toContain(problem.message);
      }
    }
  });

  test('where the way out is not for us to choose, there is none', () => {
    const without = problemRecords.filter(({ wrong }) => {
      const analysis = analyze(withoutRanges(wrong));
      return analysis.problems.every((problem) => fixesFor(analysis, problem).length === 0);
    });
    expect(without.map(({ code }) => code)).toEqual([
      'wrong-kind',
      'missing-key',
      'expression-syntax',
      'cycle',
      'recursive-block',
      'rank-mismatch',
      'shape-mismatch',
      'unknown-size',
      'too-large',
      'silent-broadcast',
      'blind-window',
      'single-value-normalization',
      'open-size',
    ]);
  });
});
