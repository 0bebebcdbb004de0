import { expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import golden from '../../golden/models.json' with { type: 'json' };
import type { Golden } from './comparison.ts';
import { readExample } from './examples.ts';

const models: Readonly<Record<string, Golden>> = golden;

/** `node.attribute`, and what to write there instead. */
type Changes = Readonly<Record<string, number>>;

const deep = { 'stage3.repeat': 23 };
const growth48 = {
  'block1.growth_rate': 48,
  'block2.growth_rate': 48,
  'block3.growth_rate': 48,
  'block4.growth_rate': 48,
};
const groups8 = {
  'stage1.width_per_group': 8,
  'stage2.width_per_group': 8,
  'stage3.width_per_group': 8,
  'stage4.width_per_group': 8,
};

/** The other members of a family are its example with other numbers. */
test.each<[model: string, example: string, changes: Changes]>([
  ['convnext_small', 'convnext-tiny', { 'stage3.repeat': 27 }],
  [
    'densenet161',
    'densenet-121',
    { 'stem.out_channels': 96, 'block3.num_layers': 36, 'block4.num_layers': 24, ...growth48 },
  ],
  ['densenet169', 'densenet-121', { 'block3.num_layers': 32, 'block4.num_layers': 32 }],
  ['densenet201', 'densenet-121', { 'block3.num_layers': 48, 'block4.num_layers': 32 }],
  [
    'efficientnet_b1',
    'efficientnet-b0',
    {
      'stage1.repeat': 2,
      'stage2.repeat': 3,
      'stage3.repeat': 3,
      'stage4.repeat': 4,
      'stage5.repeat': 4,
      'stage6.repeat': 5,
      'stage7.repeat': 2,
    },
  ],
  [
    'mnasnet0_5',
    'mnasnet-1.0',
    {
      'stem.out_channels': 16,
      'depthwise.out_channels': 16,
      'depthwise.groups': 16,
      'pointwise.out_channels': 8,
      'stage1.out_channels': 16,
      'stage2.out_channels': 24,
      'stage3.out_channels': 40,
      'stage4.out_channels': 48,
      'stage5.out_channels': 96,
      'stage6.out_channels': 160,
    },
  ],
  ['resnext101_32x8d', 'resnext-50-32x4d', { ...groups8, ...deep }],
  ['wide_resnet101_2', 'wide-resnet-50-2', deep],
  [
    'shufflenet_v2_x0_5',
    'shufflenet-v2',
    { 'stage2.out_channels': 48, 'stage3.out_channels': 96, 'stage4.out_channels': 192 },
  ],
  [
    'vgg11',
    'vgg-16',
    { 'stage1.depth': 1, 'stage2.depth': 1, 'stage3.depth': 2, 'stage4.depth': 2, 'stage5.depth': 2 },
  ],
  ['vgg13', 'vgg-16', { 'stage3.depth': 2, 'stage4.depth': 2, 'stage5.depth': 2 }],
  ['vgg19', 'vgg-16', { 'stage3.depth': 4, 'stage4.depth': 4, 'stage5.depth': 4 }],
])('%s', (model, example, changes) => {
  const { input = [], ...expected } = models[model] ?? {};
  const text = readExample(`networks/${example}`).replace(/image: \[.*\]/, `image: [${input.join(', ')}]`);
  const { totals, graph } = analyze(changed(text, changes));
  const { parameters, buffers, macs } = totals;
  expect({ parameters, buffers, macs, output: graph.outputs[0]?.tensor.shape?.slice(1) }).toEqual(expected);
});

function changed(text: string, changes: Changes): string {
  return Object.entries(changes).reduce((changing, [place, value]) => {
    const [node, attribute = ''] = place.split('.');
    return changing.replace(new RegExp(`^  ${node}: .*}`, 'm'), (line) => {
      const given = new RegExp(`${attribute}: \\d+`);
      return given.test(line)
        ? line.replace(given, `${attribute}: ${value}`)
        : line.replace('}', `, ${attribute}: ${value}}`);
    });
  }, text);
}
