import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyze } from '../../../engine/analysis/analyze.ts';
import { countsOf } from '../../../engine/analysis/counts.ts';
import { type OperatorNode, operatorNodes, type Tensor } from '../../../engine/graph/graph.ts';
import golden from '../../golden/models.json' with { type: 'json' };
import { distance, fill, filledInput, samples } from '../blocks/filling.ts';
import { run } from '../runtime/running.ts';
import { exampleNames, readExample } from './examples.ts';

/** The examples that say in their first line which network of torchvision they are. */
const examples = exampleNames().flatMap((name) => {
  const [, model] = /torchvision's `(\w+)`/.exec(readExample(name).split('\n')[0] ?? '') ?? [];
  return model === undefined ? [] : [{ name, model: model as keyof typeof golden }];
});

test('every family is there', () => {
  expect(examples.length).toBeGreaterThanOrEqual(26);
});

describe.each(examples)('$name is torchvision’s $model', ({ name, model }) => {
  const text = readExample(name);
  const expected: Golden = golden[model];
  const network = analyze(text);

  test('in shape, parameters, buffers and multiply-accumulates', () => {
    const { input, output, parameters, buffers, macs } = expected;
    expect(text).toContain(`image: [${input.join(', ')}]`);
    expect({ ...totals(network), output: outputOf(network) }).toEqual({ parameters, buffers, macs, output });
  });

  test('layer by layer, in the order in which they run', () => {
    expect(layers(network)).toEqual(JSON.parse(readFileSync(new URL(`${model}.json`, folder), 'utf8')));
  });

  test.each(expected.other_sizes ?? [])('at $input', ({ input, output, macs }) => {
    const other = analyze(at(text, input));
    expect({ output: outputOf(other), macs: other.totals.macs }).toEqual({ output, macs });
    expect(other.totals.parameters).toBe(expected.parameters);
  });

  const { computed } = expected;
  test.each(computed ? [computed] : [])(
    'in what it computes at $input',
    { timeout: 60_000 },
    async ({ input, values }) => {
      const outputs = await run(at(text, input), new Map([['image', filledInput(input)]]), fill, 'native');
      const [result] = outputs.values();
      expect(result && distance(samples(result), values)).toBeLessThan(1e-4);
    },
  );
});

interface Golden {
  readonly input: readonly number[];
  readonly output: readonly number[];
  readonly parameters: number;
  readonly buffers: number;
  readonly macs: number;
  readonly computed?: { readonly input: readonly number[]; readonly values: readonly number[] };
  readonly other_sizes?: readonly { input: number[]; output: number[]; macs: number }[];
}

const folder = new URL('../../golden/models/layers/', import.meta.url);

function at(text: string, input: readonly number[]): string {
  return text.replace(/image: \[.*\]/, `image: [${input.join(', ')}]`);
}

function totals({ totals: { parameters, buffers, macs } }: Analysis) {
  return { parameters, buffers, macs };
}

function outputOf({ graph }: Analysis): readonly unknown[] | undefined {
  return graph.outputs[0]?.tensor.shape?.slice(1);
}

/** One line for each convolution, linear layer, normalization and pooling, as `test/golden/models/trace.py` writes them. */
function layers({ graph }: Analysis): readonly string[] {
  return [...operatorNodes(graph.nodes)].filter((node) => traced.has(node.operator.name)).map(layer);
}

const traced = new Set([
  'Conv2d',
  'Linear',
  'BatchNorm2d',
  'LayerNorm',
  'LayerNorm2d',
  'MaxPool2d',
  'AvgPool2d',
  'AdaptiveAvgPool2d',
]);

function layer(node: OperatorNode): string {
  const { parameters, macs } = countsOf(node);
  // torchvision's LayerNorm2d is a LayerNorm between two turns of the axes.
  const turned = node.operator.name === 'LayerNorm2d';
  const name = turned ? 'LayerNorm' : node.operator.name;
  return `${name} ${extents(node.inputs[0], turned)} ${extents(node.outputs[0], turned)} ${parameters} ${macs}`;
}

function extents(tensor: Tensor | undefined, channelsLast: boolean): string {
  const [channels, ...others] = tensor?.shape?.slice(1) ?? [];
  return (channelsLast ? [...others, channels] : [channels, ...others]).join('×');
}
