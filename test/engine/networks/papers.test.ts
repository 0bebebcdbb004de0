import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import golden from '../../golden/models/examples.json' with { type: 'json' };
import { compare, type Golden } from './comparison.ts';
import { exampleNames, readExample, torchvisionExamples } from './examples.ts';

const references: Readonly<Record<string, Golden>> = golden;

test('every network is compared with torchvision’s or with one written from its paper', () => {
  const compared = [...torchvisionExamples().map(({ name }) => name), ...Object.keys(references).map(pathOf)];
  expect(compared.sort()).toEqual(exampleNames().filter((name) => name.startsWith('networks/')));
});

/** The references are `test/golden/models/reference_networks.py`. */
describe.each(Object.entries(references))('%s is what its paper describes', (name, expected) => {
  compare(readExample(pathOf(name)), expected, name);
});

describe('the published figure', () => {
  test.each([
    ['mobilenet-v1', 'parameters', '4.2', 1e6],
    ['mobilenet-v1', 'macs', '569', 1e6],
    ['shufflenet-v1', 'macs', '137', 1e6],
    ['xception', 'parameters', '22,855,952', 1],
    ['u-net', 'parameters', '31,030,658', 1],
  ] as const)('of %s, %s: %s, stands beside ours and is the same', (name, count, published, unit) => {
    const text = readExample(pathOf(name));
    const rounded = analyze(text).totals[count] / unit;
    expect(text).toContain(published);
    expect(rounded.toFixed(published.split('.')[1]?.length ?? 0)).toBe(published.replaceAll(',', ''));
  });

  test('of SE-ResNet-50 is what it has more than ResNet-50', () => {
    const [plain, attentive] = ['resnet-50', 'se-resnet-50'].map((name) => analyze(readExample(pathOf(name))).totals);
    const more = (attentive?.parameters ?? 0) - (plain?.parameters ?? 0);
    expect((more / 1e6).toFixed(1)).toBe('2.5');
  });
});

function pathOf(name: string): string {
  return `networks/${name}`;
}
