import { describe, expect, test } from 'vitest';
import { IncompleteError } from '../../../engine/graph/incomplete.ts';
import { exampleNames, readExample } from '../networks/examples.ts';
import { exportCases } from './cases.ts';
import { complaints } from './complaints.ts';
import { exported } from './exported.ts';

// Whether PyTorch computes what we do is for test/golden/pytorchExport.py to find out. Here: what can be told without.

test.each(['resnet-50', 'mobilenet-v3-large', 'deeplab-v3'])('%s reads as people write it', async (name) => {
  await expect(exported(readExample(`networks/${name}`))).toMatchFileSnapshot(`../../golden/pytorch/${name}.py`);
});

test.each(exampleNames())('%s has nothing wrong with it', (name) => {
  expect(complaints(exported(readExample(name)))).toEqual([]);
});

test.each(exportCases())('$name: nothing is wrong with it', ({ text }) => {
  expect(complaints(exported(text))).toEqual([]);
});

test('test/golden/exportCases.json holds what PyTorch is asked to run', async () => {
  const lines = exportCases().map((each) => JSON.stringify(each));
  await expect(`[\n${lines.join(',\n')}\n]\n`).toMatchFileSnapshot('../../golden/exportCases.json');
});

describe('what is wrong with a module is found', () => {
  const module = exported(readExample('networks/resnet-50'));

  test.each([
    ['self.bn1 = nn', 'self.bn9 = nn', 'ResNetBottleneck uses self.bn1, which is not made'],
    ['self.bn1 = nn', 'self.conv1 = nn', 'ResNetBottleneck makes self.conv1 twice'],
    ['width = out', 'depth = out', 'ResNetBottleneck reads width, which has no value'],
    ['bn3 = self.bn3(out)', 'bn4 = self.bn3(out)', 'ResNetBottleneck reads bn3, which has no value'],
    ['super().__init__()', 'super().__init__(', 'a ( that nothing closes'],
    ['class Shortcut(', 'class ConvBNReLU(', 'class ConvBNReLU is there twice'],
    ['self.act = nn.ReLU()', 'self.act = ResNet50()', 'ConvBNReLU makes ResNet50, which is not there yet'],
    ['import torch', `import torch  # ${'x'.repeat(80)}`, 'a line of 96 characters'],
  ])('%s → %s', (right, wrong, complaint) => {
    expect(complaints(module.replace(right, wrong)).join('\n')).toContain(complaint);
  });
});

describe('a network that is not whole', () => {
  test.each([
    [
      'inputs: {x: [3, 8, 8]}\nnodes:\n  a: {op: Conv2d, out_channels: 4, kernel_size: 9}\n',
      /^The node a could not be/,
    ],
    ['inputs: {x: [3, H, 8]}\nnodes:\n  a: Flatten\n  b: {op: Linear, out_features: 2}\n', /Give the input x numbers/],
    ['inputs: {x: [3, 8, 8]}\nnodes: {}\n', /^The network has no output/],
  ])('%j is refused', (text, reason) => {
    expect(() => exported(text)).toThrow(IncompleteError);
    expect(() => exported(text)).toThrow(reason);
  });
});
