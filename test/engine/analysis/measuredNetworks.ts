import { readExample } from '../networks/examples.ts';

/** One case of `test/golden/receptive_field.json`. */
export interface Measured {
  readonly id: string;
  readonly layers?: readonly (readonly (string | readonly number[])[])[];
  readonly model?: string;
  readonly stage?: string;
  /** Per axis: what the position sees, and how far the next one's field is from its own. */
  readonly size: readonly number[];
  readonly jump: readonly number[];
  readonly position: readonly number[];
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/** The network that `test/golden/receptive_field.py` measured, and the node in it. */
export function measuredNetwork({ id, layers, model, stage = '' }: Measured): { text: string; node: string } {
  if (layers !== undefined) return { text: network(layers.map(layerText)), node: `node${layers.length - 1}` };
  if (model === undefined) return { text: network(graphs[id.split(', position')[0] ?? ''] ?? []), node: 'last' };
  const { example, nodes, edit } = models[model] ?? { example: model, nodes: {} };
  const text = readExample(`networks/${example}`);
  return { text: edit?.(text) ?? text, node: nodes[stage] ?? stage };
}

function network(nodes: readonly string[]): string {
  const lines = nodes.map((node, index) => (node.startsWith('{') ? `node${index}: ${node}` : node));
  return `inputs: {x: [8, 256, 256]}\nnodes:\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function layerText([kind, ...numbers]: NonNullable<Measured['layers']>[number]): string {
  const [kernel, stride, padding, dilation] = numbers.map((pair) => JSON.stringify(pair));
  const window = `kernel_size: ${kernel}, stride: ${stride}, padding: ${padding}`;
  if (kind === 'Conv2d') return `{op: Conv2d, out_channels: 8, ${window}, dilation: ${dilation}}`;
  if (kind === 'depthwise') return `{op: Conv2d, out_channels: 8, groups: 8, ${window}, dilation: ${dilation}}`;
  return `{op: ${kind}, ${window}}`;
}

const conv = (kernel: number, dilation = 1) =>
  `{op: Conv2d, out_channels: 8, kernel_size: ${kernel}, padding: same, dilation: ${dilation}}`;
const nearest = '{op: Upsample, scale_factor: 2}';
const pool = (factor: number) => `{op: AvgPool2d, kernel_size: ${factor}}`;
const last = (node: string) => `last: ${node}`;

const graphs: Readonly<Record<string, readonly string[]>> = {
  'naive Inception': [last('{op: InceptionNaive}')],
  Inception: [last('{op: Inception}')],
  Bottleneck: [last('{op: ResNetBottleneck}')],
  BasicBlock: [last('{op: ResidualBlock}')],
  'ASPP without image pooling': [
    conv(1),
    `a: ${conv(3, 6).replace('{', '{from: x, ')}`,
    `b: ${conv(3, 12).replace('{', '{from: x, ')}`,
    `c: ${conv(3, 18).replace('{', '{from: x, ')}`,
    last('{op: Concat, from: [node0, a, b, c]}'),
  ],
  'ShuffleNet v2 unit': [last('{op: ShuffleNetV2Unit, out_channels: 8}')],
  'inverted residual': [last('{op: InvertedResidual, out_channels: 8}')],
  'dense block of 4': [last('{op: DenseBlock, num_layers: 4}')],
  'bilinear, 3×3': ['{op: Upsample, scale_factor: 2, mode: bilinear}', last(conv(3))],
  'nearest, 3×3': [nearest, last(conv(3))],
  'nearest, 5×5': [nearest, last(conv(5))],
  'encoder and decoder': [conv(3), pool(2), conv(3), nearest, last(conv(3))],
  'four times smaller and larger': [pool(4), conv(3), nearest, nearest, last(conv(3))],
};

interface Model {
  readonly example: string;
  /** What the stages are called here. */
  readonly nodes: Readonly<Record<string, string>>;
  readonly edit?: (text: string) => string;
}

const resnet = { maxpool: 'pool', layer1: 'stage1', layer2: 'stage2', layer3: 'stage3', layer4: 'stage4' };
const dense = { 'features.denseblock1': 'block1', 'features.denseblock3': 'block3', 'features.denseblock4': 'block4' };
const mixed = { Mixed_5b: 'mixed5b', Mixed_5d: 'mixed5d', Mixed_7c: 'mixed7c' };

const models: Readonly<Record<string, Model>> = {
  resnet18: { example: 'resnet-18', nodes: resnet },
  resnet34: { example: 'resnet-34', nodes: resnet },
  resnet50: { example: 'resnet-50', nodes: resnet },
  'resnet50, stride on the 1×1': {
    example: 'resnet-50',
    nodes: resnet,
    edit: (text) => text.replaceAll('ResNetBottleneck', 'ResNetBottleneckV1'),
  },
  resnet101: { example: 'resnet-101', nodes: resnet },
  vgg11: {
    example: 'vgg-16',
    nodes: { features: 'stage5' },
    // VGG-11 is the same with fewer convolutions in a stage.
    edit: (text) => text.replaceAll('depth: 2', 'depth: 1').replaceAll('depth: 3', 'depth: 2'),
  },
  vgg16: { example: 'vgg-16', nodes: { features: 'stage5' } },
  squeezenet1_0: { example: 'squeezenet-1.0', nodes: { features: 'fire9' } },
  squeezenet1_1: { example: 'squeezenet-1.1', nodes: { features: 'fire9' } },
  mnasnet1_0: { example: 'mnasnet-1.0', nodes: { layers: 'head' } },
  mobilenet_v2: { example: 'mobilenet-v2', nodes: { features: 'head' } },
  shufflenet_v2_x1_0: { example: 'shufflenet-v2', nodes: {} },
  googlenet: { example: 'googlenet', nodes: {} },
  'googlenet, 5×5': {
    example: 'googlenet',
    nodes: {},
    edit: (text) => text.replaceAll('op: InceptionBN,', 'op: InceptionBN, kernel5x5: 5,'),
  },
  inception_v3: { example: 'inception-v3', nodes: mixed },
  densenet121: { example: 'densenet-121', nodes: dense },
};
