import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { countsOf } from '../../../engine/analysis/counts.ts';
import { exampleNames, readExample } from './examples.ts';

describe.each(exampleNames())('%s', (name) => {
  const text = readExample(name);
  const { problems, unresolved, totals, graph, network } = analyze(text);

  test('has nothing wrong with it', () => {
    // Advice about biases is welcome: torchvision's vgg16_bn has them before its normalizations.
    expect(problems.filter((problem) => problem.code !== 'wasted-bias')).toEqual([]);
    expect(unresolved).toBe(0);
    expect(graph.outputs.every((output) => output.tensor.shape !== undefined)).toBe(true);
  });

  test('is called what its file is called', () => {
    expect(network.name).toBe(name.replace('networks/', ''));
  });

  test('says the right numbers in its first line', () => {
    const [line = ''] = text.split('\n');
    const said = /([\d.]+) ([MG]) parameters, ([\d.]+) ([MG]) multiply-accumulates/.exec(line);
    if (!name.startsWith('networks/')) return;
    expect(said, line).not.toBeNull();
    const [, parameters = '', , macs = '', unit = ''] = said ?? [];
    expect((totals.parameters / 1e6).toPrecision(digits(parameters))).toBe(parameters);
    expect((totals.macs / (unit === 'G' ? 1e9 : 1e6)).toPrecision(digits(macs))).toBe(macs);
  });

  test('says the right numbers behind its nodes', () => {
    const said = [...text.matchAll(/^ {2}(\w+): .*# ([\d,]+) parameters$/gm)];
    const counted = said.map(([, node]) => {
      const found = graph.nodes.find((each) => each.name === node);
      return [node, found && countsOf(found).parameters.toLocaleString('en')];
    });
    expect(counted).toEqual(said.map(([, node, parameters]) => [node, parameters]));
  });

  test('is tidy: no line too long for a screen, no blank at the end of one', () => {
    for (const line of text.split('\n')) {
      expect(line.length).toBeLessThanOrEqual(140);
      expect(line).toBe(line.trimEnd());
    }
  });
});

test.each([
  ['networks/resnet-50', 30],
  ['networks/googlenet', 40],
])('%s fits in %i lines', (name, most) => {
  expect(readExample(name).trimEnd().split('\n').length).toBeLessThanOrEqual(most);
});

function digits(number: string): number {
  return number.replace('.', '').length;
}
