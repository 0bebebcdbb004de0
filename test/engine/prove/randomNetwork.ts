import fc from 'fast-check';
import { analyze, hasErrors } from '../../../engine/analysis/analyze.ts';
import { printStarter, starterAttributes } from '../../../engine/edit/starter.ts';
import { type Graph, operatorNodes, type Tensor } from '../../../engine/graph/graph.ts';
import { builtIn, builtInNames, type LibraryEntry } from '../../../engine/library/library.ts';
import type { ProblemCode } from '../../../engine/problems/list.ts';
import { elementCount, type Shape } from '../../../engine/tensor/shape.ts';

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
  const channels = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...(kind === 'any' ? [16, 24] : [4])));
  return fc
    .tuple(channels, extent, extent, proposals)
    .map(([channels, height, width, nodes]) => grown(`x: [${channels}, ${height}, ${width}]`, nodes));
}

/** A node as text, reading what `read` picks: 0 is the last value, 1 the one before. */
type Proposal = (read: (back: number) => Value) => string;

interface Value {
  readonly name: string;
  readonly shape: Shape;
}

function grown(input: string, proposals: readonly Proposal[]): string {
  let nodes: readonly string[] = [];
  let values = valuesOf(analyze(network(input, [])).graph);
  for (const proposal of proposals) {
    const longer = [...nodes, proposal((back) => values.at(-1 - (back % values.length)) ?? nothing)];
    const graph = rightGraph(network(input, longer));
    if (graph === undefined) continue;
    nodes = longer;
    values = valuesOf(graph);
  }
  return network(input, nodes.length === 0 ? ['{op: ReLU}'] : nodes);
}

const nothing: Value = { name: 'x', shape: [] };

/** What a node can read, every output of its own. */
function valuesOf({ inputs, nodes }: Graph): readonly Value[] {
  const value = (name: string, { shape = [] }: Tensor, port: number) => ({
    name: port === 0 ? name : `${name}.${port}`,
    shape,
  });
  return [
    ...inputs.map(({ name, tensor }) => value(name, tensor, 0)),
    ...nodes.flatMap(({ name, outputs }) => outputs.map((tensor, port) => value(name, tensor, port))),
  ];
}

function network(input: string, nodes: readonly string[]): string {
  const lines = nodes.map((node, index) => `  n${index}: ${node}\n`);
  const ends = nodes.flatMap((_, index) => (isRead(index, nodes) ? [] : [`n${index}`]));
  return `name: random\ninputs: {${input}}\nnodes:\n${lines.join('')}outputs: [${ends.join(', ')}]\n`;
}

function isRead(index: number, nodes: readonly string[]): boolean {
  return nodes.some((node) => new RegExp(`\\bn${index}\\b`).test(node));
}

/** Undefined where it has errors, or is too large for a test. */
function rightGraph(text: string): Graph | undefined {
  const analysis = analyze(text);
  const senseless = analysis.problems.find(({ code }) => senselessCodes.has(code));
  if (senseless !== undefined) throw new Error(`${text}\nis never right: ${senseless.message}`);
  if (hasErrors(analysis) || analysis.totals.parameters > 2_000_000) return undefined;
  const tensors = [...operatorNodes(analysis.graph.nodes)].flatMap((node) => node.outputs);
  const isSmall = tensors.every(({ shape = [] }) => (elementCount(shape) ?? Number.POSITIVE_INFINITY) <= 40_000);
  return isSmall ? analysis.graph : undefined;
}

/** What is wrong whatever the node reads: a mistake in this file, not a node that does not fit. */
const senselessCodes: ReadonlySet<ProblemCode> = new Set([
  'unknown-operator',
  'unknown-attribute',
  'missing-attribute',
  'yaml-syntax',
]);

const small = (max: number, min = 1) => fc.integer({ min, max });
const pair = (max: number, min = 1) => fc.tuple(small(max, min), small(max, min)).map((each) => JSON.stringify(each));
/** The last node more often than one before it. */
const back = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(5) });

/** An operator of one input; `words` are its attributes. */
function single(op: string, ...words: readonly fc.Arbitrary<string>[]): fc.Arbitrary<Proposal> {
  return fc.tuple(back, fc.tuple(...words)).map(
    ([from, attributes]) =>
      (read) =>
        `{${[`op: ${op}`, `from: ${read(from).name}`, ...attributes].join(', ')}}`,
  );
}

function several(op: string, count: number, ...words: readonly fc.Arbitrary<string>[]): fc.Arbitrary<Proposal> {
  const froms = fc.array(fc.nat(5), { minLength: count, maxLength: count });
  return fc.tuple(froms, fc.tuple(...words)).map(([from, attributes]) => (read) => {
    const names = from.map((each) => read(each).name);
    return `{${[`op: ${op}`, `from: [${names.join(', ')}]`, ...attributes].join(', ')}}`;
  });
}

/** What ships, as the canvas writes it where it is dropped onto a value; several inputs are the same value. */
export function dropped(op: string, { name, shape }: Value): string {
  const entry = builtIn(op);
  if (entry === undefined) throw new Error(`There is no ${op}`);
  const starter = Object.entries(starterAttributes(entry, [shape]));
  const names = Array<string>(inputCount(entry)).fill(name);
  const words = starter.map(([attribute, value]) => `${attribute}: ${printStarter(value)}`);
  return `{${[`op: ${op}`, `from: [${names.join(', ')}]`, ...words].join(', ')}}`;
}

function inputCount(entry: LibraryEntry): number {
  if (entry.kind === 'block') return entry.block.inputs.length;
  const { inputs } = entry.operator;
  return 'minimum' in inputs ? inputs.minimum : inputs.filter((name) => !name.endsWith('?')).length;
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
  single('MaxPool2d', kernel, stride, dilation),
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
  single(
    'Upsample',
    word('scale_factor', fc.constantFrom(0.5, 0.6, 1.5, 2.5, '[1, 0.4]')),
    word('recompute_scale_factor', fc.boolean()),
    word('mode', fc.constantFrom('nearest', 'nearest-exact', 'bicubic', 'bilinear, align_corners: true')),
  ),
  single('Split', word('split_size_or_sections', small(4)), word('dim', small(3))),
  single('PixelShuffle', word('upscale_factor', small(2))),
  single('PixelUnshuffle', word('downscale_factor', small(3))),
  single('Slice', word('dim', small(3, 2)), word('start', small(2, -2)), word('step', small(2))),
  single('Chunk', word('chunks', small(3)), word('dim', small(3))),
  single('Pad', word('padding', fc.constantFrom('1', '[0, 2, 1, 0]', '-1'))),
);

const anything = fc.tuple(fc.constantFrom(...builtInNames()), back).map(
  ([op, from]): Proposal =>
    (read) =>
      dropped(op, read(from)),
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
  single('DeformableConv', width, word('modulated', fc.boolean())),
  single('InvertedResidual', width, word('repeat', small(2))),
);

const proposalsOf: Readonly<Record<Kind, fc.Arbitrary<Proposal>>> = {
  plain,
  windows: fc.oneof(plain, windows),
  any: fc.oneof(plain, windows, others, anything, anything),
};
