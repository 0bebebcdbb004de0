import fc from 'fast-check';
import { analyze, hasErrors } from '../../../engine/analysis/analyze.ts';
import { operatorNodes } from '../../../engine/graph/graph.ts';
import { elementCount } from '../../../engine/tensor/shape.ts';

/**
 * What a random network may be made of. `plain` are windows that lie on whole positions; `windows` also lie between them, or
 * move them.
 */
export type Kind = 'plain' | 'windows' | 'any';

/**
 * Networks that are right: nodes are proposed one by one, and those that do not fit what is there are left out. Branches,
 * groups, strides, sizes that do not divide; shrinking takes nodes away.
 */
export function randomNetwork(kind: Kind = 'any'): fc.Arbitrary<string> {
  const extent = fc.integer({ min: 5, max: 19 });
  const proposals = fc.array(proposalsOf[kind], { minLength: 1, maxLength: 12 });
  return fc
    .tuple(fc.integer({ min: 1, max: 6 }), extent, extent, proposals)
    .map(([channels, height, width, nodes]) => grown(`x: [${channels}, ${height}, ${width}]`, nodes));
}

/** A node as text, reading what `name` picks: 0 is the last node, 1 the one before. */
type Proposal = (name: (back: number) => string) => string;

function grown(input: string, proposals: readonly Proposal[]): string {
  let nodes: readonly string[] = [];
  for (const proposal of proposals) {
    const names = ['x', ...nodes.map((_, index) => `n${index}`)];
    const longer = [...nodes, proposal((back) => names.at(-1 - (back % names.length)) ?? 'x')];
    if (isRight(network(input, longer))) nodes = longer;
  }
  return network(input, nodes.length === 0 ? ['{op: ReLU}'] : nodes);
}

function network(input: string, nodes: readonly string[]): string {
  const lines = nodes.map((node, index) => `  n${index}: ${node}\n`);
  const ends = nodes.flatMap((_, index) => (isRead(index, nodes) ? [] : [`n${index}`]));
  return `name: random\ninputs: {${input}}\nnodes:\n${lines.join('')}outputs: [${ends.join(', ')}]\n`;
}

function isRead(index: number, nodes: readonly string[]): boolean {
  return nodes.some((node) => new RegExp(`\\bn${index}\\b`).test(node));
}

function isRight(text: string): boolean {
  const analysis = analyze(text);
  if (hasErrors(analysis)) return false;
  const tensors = [...operatorNodes(analysis.graph.nodes)].flatMap((node) => node.outputs);
  return tensors.every(({ shape = [] }) => (elementCount(shape) ?? Number.POSITIVE_INFINITY) <= 20_000);
}

const small = (max: number, min = 1) => fc.integer({ min, max });
const pair = (max: number, min = 1) => fc.tuple(small(max, min), small(max, min)).map((each) => JSON.stringify(each));
/** The last node more often than one before it. */
const back = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(5) });

/** An operator of one input; `words` are its attributes. */
function single(op: string, ...words: readonly fc.Arbitrary<string>[]): fc.Arbitrary<Proposal> {
  return fc.tuple(back, fc.tuple(...words)).map(
    ([from, attributes]) =>
      (name) =>
        `{${[`op: ${op}`, `from: ${name(from)}`, ...attributes].join(', ')}}`,
  );
}

function several(op: string, count: number, ...words: readonly fc.Arbitrary<string>[]): fc.Arbitrary<Proposal> {
  const froms = fc.array(fc.nat(5), { minLength: count, maxLength: count });
  return fc.tuple(froms, fc.tuple(...words)).map(([from, attributes]) => (name) => {
    const read = `from: [${from.map(name).join(', ')}]`;
    return `{${[`op: ${op}`, read, ...attributes].join(', ')}}`;
  });
}

const word = <Value>(name: string, value: fc.Arbitrary<Value>) => value.map((each) => `${name}: ${each}`);
const width = word('out_channels', small(6));
const kernel = word('kernel_size', pair(4));
const stride = word('stride', pair(3));
const dilation = word('dilation', pair(2));
const bias = word('bias', fc.boolean());

/** Stays as large as it is, so that it can be added to its input. */
const same = single(
  'Conv2d',
  width,
  word('kernel_size', fc.constantFrom(1, 3, 5)),
  fc.constant('padding: same'),
  dilation,
);

const plain: fc.Arbitrary<Proposal> = fc.oneof(
  single('Conv2d', width, kernel, stride, dilation, bias),
  // Not more padding than kernel: a window sees something.
  single('Conv2d', width, word('kernel_size', pair(5, 3)), stride, word('padding', pair(2, 0)), dilation, bias),
  same,
  single('MaxPool2d', kernel, stride, word('padding', pair(1, 0)), word('ceil_mode', fc.boolean())),
  single('AvgPool2d', kernel, stride),
  single('ReLU'),
  single('BatchNorm2d'),
  several('Add', 2),
  several('Concat', 3),
  single('Upsample', word('scale_factor', pair(3))),
  single('ResidualBlock', width, word('stride', small(2))),
);

const windows: fc.Arbitrary<Proposal> = fc.oneof(
  single('ConvTranspose2d', width, kernel, stride),
  single('Upsample', word('scale_factor', pair(3)), fc.constant('mode: bilinear')),
  single('PixelShuffle', word('upscale_factor', small(2))),
  single('PixelUnshuffle', word('downscale_factor', small(3))),
  single('Slice', word('dim', small(3, 2)), word('start', small(2, -2)), word('step', small(2))),
  single('Chunk', word('chunks', small(3)), word('dim', small(3))),
  single('Pad', word('padding', fc.constantFrom('1', '[0, 2, 1, 0]', '-1'))),
);

const groups = word('groups', fc.constantFrom(1, 2, 3));
const others: fc.Arbitrary<Proposal> = fc.oneof(
  single('Conv2d', word('out_channels', fc.constantFrom(6, 12)), kernel, stride, groups, bias),
  single('Conv2d', width, word('kernel_size', small(3)), word('padding', fc.constantFrom('[0, 1, 2, 0]', 'valid'))),
  single('ConvTranspose2d', width, kernel, stride, dilation),
  single('ConvTranspose2d', width, kernel, fc.constant('stride: [2, 3]'), word('output_padding', pair(1, 0)), groups),
  single('AdaptiveAvgPool2d', word('output_size', fc.constantFrom('1', '[3, 2]', '[null, 4]'))),
  single('AdaptiveMaxPool2d', word('output_size', pair(5))),
  single('LPPool2d', fc.constant('norm_type: 2'), kernel, stride, word('ceil_mode', fc.boolean())),
  single('GroupNorm', word('num_groups', small(3))),
  single('InstanceNorm2d', word('affine', fc.boolean())),
  single('LayerNorm2d'),
  single('PReLU'),
  single('Softmax', word('dim', small(3))),
  several('Mul', 2),
  several('Max', 2),
  several('Concat', 2, word('dim', small(3))),
  single('Slice', word('dim', small(3)), word('start', small(2, -2)), word('step', small(2))),
  single('Permute', fc.constant('dims: [0, 2, 3, 1]')),
  single(
    'Pad',
    word('padding', fc.constantFrom('1', '[0, 2, 1, 0]', '-1')),
    word('mode', fc.constantFrom('constant', 'reflect')),
  ),
  single('ChannelShuffle', word('groups', small(3))),
  single('Upsample', word('size', pair(12)), word('mode', fc.constantFrom('nearest', 'bilinear'))),
  single('Dropout'),
  single('LayerScale'),
  single('Flatten'),
  single('Linear', word('out_features', small(7)), bias),
  single('SqueezeExcitation', word('reduction', small(2))),
  single('DeformableConv', width, word('modulation', fc.boolean())),
  single('InvertedResidual', width, word('repeat', small(2))),
);

const proposalsOf: Readonly<Record<Kind, fc.Arbitrary<Proposal>>> = {
  plain,
  windows: fc.oneof(plain, windows),
  any: fc.oneof(plain, windows, others),
};
