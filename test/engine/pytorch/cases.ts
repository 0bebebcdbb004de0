import blocks from '../../golden/models/blocks.json' with { type: 'json' };
import { allCases, type Case } from '../operators/cases.ts';

/** Networks that are exported and run by PyTorch: `test/golden/pytorchExport.py`. */
export interface ExportCase {
  readonly name: string;
  readonly text: string;
}

export function exportCases(): readonly ExportCase[] {
  return [...operatorCases(), ...blockCases(), ...oddCases];
}

/** Every use of a block that is tested elsewhere, side by side in one network: one class has to serve for all. */
function blockCases(): readonly ExportCase[] {
  const byBlock = new Map<string, (typeof blocks)[number][]>();
  for (const each of blocks) {
    const [, name = ''] = /op: (\w+)/.exec(each.node) ?? [];
    byBlock.set(name, [...(byBlock.get(name) ?? []), each]);
  }
  return [...byBlock].map(([name, uses]) => {
    const inputs = uses.map(({ input }, index) => `  x${index}: [${input.join(', ')}]\n`);
    const nodes = uses.map(({ node }, index) => `  use${index}: ${node.replace('}', `, from: x${index}}`)}\n`);
    const outputs = uses.map((_, index) => `use${index}`);
    return {
      name: `all uses of ${name}`,
      text: `inputs:\n${inputs.join('')}nodes:\n${nodes.join('')}outputs: [${outputs.join(', ')}]\n`,
    };
  });
}

/** Every case of an operator, side by side in one network. */
function operatorCases(): readonly ExportCase[] {
  const byOperator = new Map<string, Case[]>();
  for (const each of allCases()) byOperator.set(each.operator, [...(byOperator.get(each.operator) ?? []), each]);
  return [...byOperator].map(([operator, cases]) => ({ name: operator, text: sideBySide(cases) }));
}

function sideBySide(cases: readonly Case[]): string {
  const inputs = cases.flatMap((each, index) =>
    each.inputs.map((shape, position) => `  x${index}_${position}: [${shape.join(', ')}]\n`),
  );
  const nodes = cases.map(({ operator, attributes, inputs: { length } }, index) => {
    const from = Array.from({ length }, (_, position) => `x${index}_${position}`);
    const said = Object.entries(attributes).map(([name, value]) => `, ${name}: ${JSON.stringify(value)}`);
    return `  case${index}: {op: ${operator}, from: [${from.join(', ')}]${said.join('')}}\n`;
  });
  const outputs = cases.map((_, index) => `case${index}`);
  return `inputs:\n${inputs.join('')}nodes:\n${nodes.join('')}outputs: [${outputs.join(', ')}]\n`;
}

/** What is rare in a network, and easily forgotten. */
const oddCases: readonly ExportCase[] = [
  {
    name: 'names that Python has for something else',
    text: `
inputs: {in: [3, 9, 9], input: [3, 9, 9], in_: [4, 7, 7]}
nodes:
  class:    {op: Conv2d, from: in, out_channels: 4, kernel_size: 3}
  lambda:   {op: BatchNorm2d}
  half:     {op: PReLU}
  1x1:      {op: Conv2d, from: input, out_channels: 4, kernel_size: 3}
  training: {op: ReLU}
  forward:  {op: GroupNorm, num_groups: 2}
  sum:      {op: Add, from: [half, forward, in_]}
  nn:       {op: Conv2d, out_channels: 4, kernel_size: 1}
  torch:    {op: Concat, from: [nn, sum, half]}
  F:        {op: Pad, padding: 1}
  self:     {op: Conv2d, out_channels: 2, kernel_size: 1}
  _hidden:  {op: ReLU}
  x:        {op: Conv2d, out_channels: 2, kernel_size: 1}
  out:      {op: Add, from: [x, _hidden]}
  use_out:  {op: Sigmoid}
outputs: [sum, out, use_out]
`,
  },
  {
    name: 'a block of several inputs and outputs',
    text: `
inputs: {a: [4, 8, 8], b: [6, 8, 8]}
blocks:
  Cross:
    inputs: [left, right]
    parameters: {width: 8}
    nodes:
      l: {op: Conv2d, from: left, out_channels: =width, kernel_size: 1}
      r: {op: Conv2d, from: right, out_channels: =width, kernel_size: 1}
      s: {op: Add, from: [l, r]}
      p: {op: Mul, from: [l, r]}
    outputs: [s, p]
nodes:
  one: {op: Cross, from: [a, b]}
  two: {op: Cross, from: [one.1, one], width: 5}
  end: {op: ReLU, from: two.1}
outputs: [end, two, one.1]
`,
  },
  {
    name: 'sizes that are open',
    text: `
inputs: {image: [3, H, W]}
nodes:
  stem: {op: ConvBNReLU, out_channels: 8, stride: 2}
  aspp: {op: ASPP, out_channels: 6}
  full: {op: Upsample, from: [aspp, image], mode: bilinear}
  flat: {op: AdaptiveAvgPool2d, output_size: 1}
  vector: Flatten
  logits: {op: Linear, out_features: 3}
outputs: [full, logits]
`,
  },
  {
    name: 'nodes that are left out, or read by nobody',
    text: `
inputs: {x: [4, 9, 9]}
parameters: {extra: false, copies: 0}
nodes:
  conv: {op: Conv2d, out_channels: 4, kernel_size: 3, padding: 1}
  gone: {op: ReLU, when: =extra}
  none: {op: ConvBN, repeat: =copies}
  once: {op: ConvBN, repeat: 1}
  skip: {op: Add, from: [once, x], when: =extra}
  idle: {op: ConvBNReLU, from: conv, out_channels: 7}
  left: {op: Sigmoid, from: idle}
  keep: {op: Identity, from: skip}
outputs: [keep]
`,
  },
  { name: 'an output that is an input', text: 'inputs: {x: [2, 3, 3]}\nnodes: {r: {op: ReLU}}\noutputs: [x, r]\n' },
  {
    name: 'blocks that differ from use to use',
    text: `
inputs: {x: [8, 9, 9]}
nodes:
  v1:     {op: DeformableConv, from: x}
  v2:     {op: DeformableConv, modulated: true}
  deep:   {op: DeformableBottleneck, out_channels: 16, modulated: true}
  deep1:  {op: DeformableBottleneck, out_channels: 16}
  pre:    {op: PreActivationBlock, out_channels: 16}
  pre2:   {op: PreActivationBlock, out_channels: 24, stride: 2}
  fused:  {op: FusedMBConv, expand_ratio: 1}
  fused4: {op: FusedMBConv, out_channels: 32}
  se:     {op: SqueezeExcitation, reduction: 4, rounding: make_divisible}
  se2:    {op: SqueezeExcitation, squeeze_channels: 5, gate: Hardsigmoid, activation: SiLU}
  group:  {op: GroupConv, groups: 4, shuffle: true}
  group2: {op: GroupConv, groups: 2}
  vgg:    {op: VGGStack, out_channels: 8, depth: 2, batch_norm: true}
  vgg2:   {op: VGGStack, out_channels: 8, depth: 4}
outputs: [vgg2]
`,
  },
  {
    name: 'activations of all kinds',
    text: `
inputs: {x: [8, 9, 9]}
blocks:
  Gate:
    inputs: [x]
    nodes:
      s: {op: Sigmoid}
      m: {op: Mul, from: [x, s]}
  Wrap:
    inputs: [x]
    parameters:
      activation: {kind: operator, default: ReLU}
    nodes:
      conv: {op: ConvBNReLU, activation: =activation}
nodes:
  a: {op: ConvBNReLU, activation: Softmax}
  b: {op: ConvBNReLU, activation: Gate}
  c: {op: ConvBNReLU, activation: PReLU}
  d: {op: ConvBNReLU, activation: Identity}
  e: {op: ConvBNReLU}
  f: {op: Wrap, activation: LeakyReLU}
  g: {op: Wrap, activation: Gate}
  h: {op: Wrap}
  i: {op: Wrap, activation: LogSoftmax}
`,
  },
  {
    name: 'copies of all kinds',
    text: `
inputs: {x: [6, 12, 12], y: [6, 12, 12]}
blocks:
  Join:
    inputs: [x, y]
    nodes:
      s: {op: Add, from: [x, y]}
      c: {op: Conv2d, out_channels: =x.channels, kernel_size: 1}
  Tower:
    inputs: [x]
    parameters: {depth: 4, width: 6, rates: [1, 2]}
    nodes:
      conv:  {op: Conv2d, repeat: =depth, out_channels: =width + 2 * index, kernel_size: 3, padding: 1}
      dense: {op: DenseLayer, repeat: =depth, growth_rate: =width}
      many:  {op: ConvBN, repeat: =len(rates), dilation: '=rates[index]'}
nodes:
  five:   {op: ResidualBlock, from: x, out_channels: 8, stride: 2, repeat: 5}
  joined: {op: Join, from: [x, y], repeat: 3}
  added:  {op: Add, from: [joined, y], repeat: 2}
  slices: {op: Slice, dim: 2, end: =11 - index, repeat: 3}
  rest:   {op: Conv2d, from: x, out_channels: 6, kernel_size: 3, padding: 1, repeat: 4, rest: {groups: 3}}
  tower1: {op: Tower, from: x}
  tower2: {op: Tower, from: x, depth: 2, width: 5, rates: [3]}
  tower3: {op: Tower, from: x, depth: 6, width: 7, rates: [1, 2, 1, 2]}
  chunks: {op: Chunk, from: tower3, chunks: 2, repeat: 2}
outputs: [five, added, slices, rest, tower1, tower2, tower3, chunks, chunks.1]
`,
  },
  {
    name: 'shapes that are cut and put together in a block',
    text: `
inputs: {x: [8, 6, 6]}
blocks:
  Shuffle:
    inputs: [x]
    parameters: {groups: 2}
    nodes:
      parts: {op: Split, split_size_or_sections: '=[x.channels // 4, 3 * x.channels // 4]'}
      small: {op: Conv2d, from: parts, out_channels: =x.channels // 2, kernel_size: 1}
      big:   {op: Slice, from: parts.1, end: =x.channels // 2}
      join:  {op: Concat, from: [small, big]}
      fold:  {op: Reshape, shape: '=[groups, -1, x.height, x.width]'}
      turn:  {op: Permute, dims: [0, 2, 1, 3, 4]}
      back:  {op: Reshape, shape: '=[-1, x.height, x.width]'}
      flat:  {op: Flatten, start_dim: 2}
      same:  {op: Reshape, shape: '=[-1, x.height, x.width]'}
      norm:  {op: BatchNorm2d}
nodes:
  one: {op: Shuffle}
  up:  {op: Conv2d, out_channels: 16, kernel_size: 1}
  two: {op: Shuffle, groups: 4}
`,
  },
  {
    name: 'padding of all kinds in a block',
    text: `
inputs: {x: [4, 12, 11]}
nodes:
  a: {op: ConvBN, padding: [0, 1, 2, 1]}
  b: {op: ConvBN, padding: same}
  c: {op: ConvBN, kernel_size: [1, 5]}
  d: {op: ConvBN, kernel_size: [3, 3], stride: [1, 1]}
  e: {op: ConvBN, kernel_size: 5, dilation: 2}
  f: {op: ConvBNReLU, padding: [1, 0]}
  g: {op: DepthwiseSeparable, kernel_size: [5, 3], out_channels: 7}
  h: {op: Conv3x3Stack, depth: 3}
`,
  },
  {
    name: 'blocks that hide others',
    text: `
inputs: {x: [8, 9, 9]}
blocks:
  Shortcut:
    inputs: [x]
    parameters: {out_channels: 4}
    nodes: {conv: {op: Conv2d, out_channels: =out_channels, kernel_size: 1}}
  LayerNorm2d:
    inputs: [x]
    nodes: {norm: {op: BatchNorm2d}}
  nn:
    inputs: [x]
    nodes: {norm: {op: LayerScale}}
  conv_bn:
    inputs: [x]
    nodes: {norm: {op: GroupNorm, num_groups: 2}}
nodes:
  own:  {op: Shortcut, out_channels: 8}
  res:  {op: ResidualBlock, out_channels: 16, stride: 2}
  norm: {op: LayerNorm2d}
  next: {op: ConvNeXtBlock}
  word: {op: nn}
  low:  {op: conv_bn}
`,
  },
  {
    name: 'parameters of all kinds',
    text: `
inputs: {x: [8, 9, 9]}
blocks:
  Odd:
    inputs: [x]
    parameters:
      lambda: 4
      i: 2
      torch: 3
      ratio: {kind: number, default: 0.5}
      size: {kind: pair, default: null}
      half: =x.channels * ratio
      whole: =round(x.channels * ratio)
      choice: {kind: choice, choices: [bilinear, nearest], default: nearest}
      scale: {kind: pair, default: 1, minimum: 1}
    nodes:
      a:  {op: Conv2d, out_channels: =lambda * i, kernel_size: =torch, padding: =torch // 2}
      b:  {op: Conv2d, out_channels: =half, kernel_size: 1}
      g:  {op: Conv2d, out_channels: =x.channels * ratio, kernel_size: 1}
      c:  {op: Conv2d, out_channels: '=max(a.channels, whole) - min(1, i)', kernel_size: 1}
      d:  {op: Upsample, scale_factor: =scale, size: =size, mode: =choice}
      e:  {op: Dropout, p: '=min(ratio, 0.7)'}
      f:  {op: Conv2d, out_channels: =b.channels if ratio > 0.3 and not i == 7 else 1, kernel_size: 1}
      up: {op: Conv2d, repeat: =i, out_channels: =-(-x.channels) % 5 + 6, kernel_size: 1}
nodes:
  one:   {op: Odd}
  two:   {op: Odd, lambda: 3, i: 3, torch: 5, ratio: 2, half: 3, choice: bilinear, scale: [2, 1]}
  three: {op: Odd, ratio: 1, half: 5}
`,
  },
  {
    name: 'a block in a block in itself by another name',
    text: `
inputs: {x: [4, 5, 5]}
blocks:
  Outer:
    inputs: [x]
    parameters:
      inner: {kind: operator, default: ReLU}
    nodes: {in: {op: =inner}, conv: {op: Conv2d, out_channels: =x.channels, kernel_size: 1}}
  Other:
    inputs: [x]
    parameters:
      inner: {kind: operator, default: ReLU}
    nodes: {in: {op: =inner}, norm: {op: BatchNorm2d}}
nodes:
  a: {op: Outer, inner: Other}
  b: {op: Other, inner: Outer}
  c: {op: Other}
`,
  },
  {
    name: 'nodes in any order',
    text: `
inputs: {x: [4, 8, 8]}
blocks:
  Late:
    inputs: [x]
    nodes:
      sum:  {op: Add, from: [tall, wide]}
      tall: {op: Conv2d, from: x, out_channels: =wide.channels, kernel_size: [3, 1], padding: [1, 0]}
      wide: {op: Conv2d, from: x, out_channels: 6, kernel_size: [1, 3], padding: [0, 1]}
    outputs: [sum]
nodes:
  end:   {op: ReLU, from: mid}
  mid:   {op: Late, from: start}
  start: {op: Conv2d, from: x, out_channels: 3, kernel_size: 1}
outputs: [end]
`,
  },
  {
    name: 'U-Net with branches that cross',
    text: `
name: 3-way "net"
inputs: {a: [2, 8, 8], vector: [10]}
nodes:
  one:   {op: Conv2d, from: a, out_channels: 4, kernel_size: 3, padding: 1}
  two:   {op: MaxPool2d, kernel_size: 2}
  three: {op: ConvTranspose2d, out_channels: 4, kernel_size: 2, stride: 2}
  add:   {op: Add, from: [three, one]}
  sub:   {op: Sub, from: [add, one]}
  max:   {op: Max, from: [add, one, sub]}
  mean:  {op: Mean, from: [max, sub]}
  fc:    {op: Linear, from: vector, out_features: 4}
  gate:  {op: Reshape, shape: [4, 1, 1]}
  mul:   {op: Mul, from: [mean, gate]}
  drop:  {op: StochasticDepth, p: 0.2}
outputs: [drop]
`,
  },
];
