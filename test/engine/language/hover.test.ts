import { expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { hoverAt } from '../../../engine/language/hover.ts';
import { definitionKeys, lawKeys } from '../../../engine/spec/parseDefinition.ts';
import { nodeKeys } from '../../../engine/spec/parseNode.ts';
import { parameterKeys } from '../../../engine/spec/parseParameter.ts';
import { withCursor } from './marks.ts';

/** Hovering at the mark tells all of this. */
function check(marked: string, ...expected: readonly string[]): void {
  const markdown = hover(marked);
  for (const each of expected) expect(markdown).toContain(each);
}

function hover(marked: string): string {
  const { text, offset } = withCursor(marked);
  return hoverAt(analyze(text), offset)?.markdown ?? 'nothing';
}

test('a node: shapes, counts with their arithmetic, what the operator does', () => {
  check(
    `
inputs: {image: [3, 224, 224]}
nodes:
  con$0v1: {op: Conv2d, out_channels: 64, kernel_size: 7, stride: 2, padding: 3, bias: false}
`,
    '**`conv1`** — `Conv2d`',
    '3 × 224 × 224 → **64 × 112 × 112**',
    'Parameters: `3×7×7×64 = 9,408`',
    'MACs: `3×7×7×64×112×112 = 118,013,952`',
    'Slides kernels over the input',
    '(<https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html>)',
  );
});

test('the operator tells the same as the name, in the short form too', () => {
  const named = hover('inputs: {x: [8, 4, 4]}\nnodes:\n  re$0lu: ReLU\n');
  expect(hover('inputs: {x: [8, 4, 4]}\nnodes:\n  relu: Re$0LU\n')).toBe(named);
  expect(named).toContain('Parameters: 0');
  expect(named).toContain('Other operations: 128 for activations');
});

test('a bottleneck without bias is three products', () => {
  check(
    `
inputs: {x: [256, 56, 56]}
blocks:
  Plain:
    inputs: [x]
    nodes:
      conv1: {op: Conv2d, out_channels: 64, kernel_size: 1, bias: false}
      conv2: {op: Conv2d, out_channels: 64, kernel_size: 3, padding: 1, bias: false}
      conv3: {op: Conv2d, out_channels: 256, kernel_size: 1, bias: false}
nodes:
  bottleneck: {op: $0Plain}
`,
    'Parameters: `256×1×1×64 + 64×3×3×64 + 64×1×1×256 = 69,632`',
  );
});

test('a long receipt puts biases and scales together; a block tells what its parameters come to', () => {
  check(
    `
inputs: {x: [256, 56, 56]}
nodes:
  bottleneck: {op: ResNet$0Bottleneck}
`,
    '256×1×1×64 + 64×3×3×64 + 64×1×1×256 + 768 in biases and scales = 70,400',
    '`width: 64`',
    '(<https://arxiv.org/abs/1512.03385>)',
  );
});

test('a repeated node: the sum, the first copy and the others', () => {
  check(
    `
inputs: {x: [256, 56, 56]}
nodes:
  stage$0: {op: ResNetBottleneck, stride: 2, repeat: 3}
`,
    '256 × 56 × 56 → **256 × 28 × 28**',
    'Parameters: `136,448 + 2 × 70,400 = 277,248`',
    '3 copies in a row.',
    'The first: 256 × 56 × 56 → 256 × 28 × 28, parameters `256×1×1×64 + 64×3×3×64 + 64×1×1×256 + 256×1×1×256',
    'Each of the others: 256 × 28 × 28 → 256 × 28 × 28',
  );
});

test('what one position sees of the input, and how that comes about', () => {
  check(
    `
inputs: {x: [3, 32, 32]}
nodes:
  conv1: {op: Conv2d, out_channels: 8, kernel_size: 5, stride: 2}
  con$0v2: {op: Conv2d, out_channels: 8, kernel_size: 3}
`,
    'Receptive field: 9 × 9, `5 + 2×2 = 9`, jump 2, start 0',
  );
  check('inputs: {x: [3, 32, 32]}\nnodes: {po$0ol: {op: AdaptiveAvgPool2d, output_size: 1}}\n', 'the whole input');
});

test('an attribute: what it may be, its default, and what it comes to here', () => {
  check(
    `
inputs: {x: [8, 32, 32]}
nodes:
  conv: {op: Conv2d, out_channels: 8, kernel_size: 3, str$0ide: 2}
`,
    '**`stride`** — an integer of at least 1 or [height, width]; default `1`',
    'Step of the kernel over the input.',
    'Here **2**',
  );
});

test('an attribute in a block that is used twice has two values', () => {
  const text = `
inputs: {x: [8, 32, 32]}
blocks:
  Wide:
    inputs: [x]
    parameters: {factor: 2}
    nodes:
      conv: {op: Conv2d, out_ch§annels: =fac¤tor * x.chan¶nels, kernel_size: 1}
nodes:
  a: {op: Wide}
  b: {op: Wide, factor: 3}
`;
  const at = (mark: string) => text.replace(mark, '$0').replace(/[§¤¶]/g, '');
  check(at('§'), '**`out_channels`** — an integer of at least 1; required', 'Here **16** or **48**');
  check(at('¤'), '**`factor`**', 'default `2`', 'Used with **2** or **3**');
  check(at('¶'), '**`x.channels`** — **8** or **16**');
});

test('a reference: what it is and what flows', () => {
  const text = (from: string, outputs: string) => `
inputs: {image: [8, 32, 32]}
nodes:
  pool: {op: MaxPool2d, kernel_size: 2}
  conv: {op: Conv2d, from: ${from}, out_channels: 8, kernel_size: 1}
outputs: [${outputs}]
`;
  check(text('po$0ol', 'conv'), '**`pool`** — `MaxPool2d`', '8 × 16 × 16');
  check(text('ima$0ge', 'conv'), '**`image`** — input', '8 × 32 × 32');
  check(text('pool', 'con$0v'), '**`conv`** — `Conv2d`', '8 × 16 × 16');
});

test('the name of the network: the totals and where they come from', () => {
  check(
    `
name: ti$0ny
inputs: {x: [3, 8, 8]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3}
  flat: Flatten
  logits: {op: Linear, out_features: 10}
`,
    '`x` 3 × 8 × 8 → `logits` 10',
    'Parameters: `112 (conv) + 1,450 (logits) = 1,562`',
    'For one sample:',
    'MACs: `3,888 (conv) + 1,440 (logits) = 5,328`',
    'Memory of the weights: 6.1 KiB',
    'Memory to run: 1.3 KiB, at conv, beside the weights',
    'Depth: 2 layers, convolutions and linear layers on the longest way, of 3 operators',
  );
});

test('what is missing from the totals is said', () => {
  check(
    `
name: par$0tial
inputs: {x: [3, 8, 8]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3}
  what: {op: Nonsense}
`,
    '1 node could not be worked out',
  );
});

test('what depends on a size that is open is said, and the rest is told', () => {
  const text = `
name: op$0en
inputs: {x: [3, H, W]}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3}
`;
  check(
    text,
    '**Partial:** MACs, other operations and memory depend on H and W.',
    'Parameters: 112',
    'MACs: depend on H and W',
  );
  expect(hover(text)).not.toContain('FLOPs');
  check(text.replace('$0', '').replace('conv', 'co$0nv'), 'Parameters: `3×3×3×4 + 4 = 112`', 'MACs: depend on H and W');
});

test('the words of the language', () => {
  check('nod$0es: {}\n', 'The nodes by name');
  check('nodes:\n  a: {op: ReLU, fr$0om: x}\n', 'What it reads');
  check('blocks:\n  B:\n    la$0ws: []\n', 'Conditions that must hold');
});

test('every key of the language', () => {
  const text = `
name: net
doc: A net.
source: https://example.org
category: Nets
inputs: {image: [3, 8, 8]}
parameters: {width: {kind: choice, default: 8, doc: Wide., minimum: 1, maximum: 9, choices: [a]}}
blocks:
  B:
    inputs: [x]
    laws: [{require: =x.channels > 1, message: wide}]
    nodes: {a: {op: ReLU, from: x, repeat: 2, rest: {}, when: true}}
nodes: {b: B}
outputs: [b]
`;
  const shown = (pattern: RegExp) => hover(text.replace(pattern, '$&$0'));
  for (const [key, doc] of Object.entries({ ...definitionKeys, ...nodeKeys, ...lawKeys })) {
    expect(shown(new RegExp(`\\b${key}(?=:)`))).toBe(`**\`${key}\`**  \n${doc}`);
  }
  for (const [key, doc] of Object.entries(parameterKeys)) {
    expect(shown(new RegExp(`width: .*\\b${key}(?=:)`))).toBe(`**\`${key}\`**  \n${doc}`);
  }
});

test('a function and a law', () => {
  const text = `
blocks:
  B:
    inputs: [x]
    parameters: {groups: 2}
    laws:
      - {require: =x.channels §% groups == 0, message: groups must divide}
    nodes:
      conv: {op: Conv2d, out_channels: '=m¤ax(groups, 4)', kernel_size: 1}
`;
  check(text.replace('§', '$0').replace('¤', ''), 'Must hold wherever the block is used', 'groups must divide');
  expect(hover(text.replace('¤', '$0').replace('§', ''))).toContain('the largest');
});

test('names are not read as Markdown', () => {
  check('name: a *b* <c>\ninputs: {x: [3, 8, 8]}\nnodes: {r: ReLU}\n'.replace('a ', 'a$0 '), 'a \\*b\\* \\<c\\>');
});

test('nothing where there is nothing to say', () => {
  expect(hover('nodes: {} # a com$0ment\n')).toBe('nothing');
});

test('a number that is given: what it is given for', () => {
  const named = hover('inputs: {x: [8, 4, 4]}\nnodes:\n  conv: {op: Conv2d, out_ch$0annels: 16, kernel_size: 1}\n');
  expect(hover('inputs: {x: [8, 4, 4]}\nnodes:\n  conv: {op: Conv2d, out_channels: 1$06, kernel_size: 1}\n')).toBe(
    named,
  );
  expect(named).toContain('Here **16**');
});
