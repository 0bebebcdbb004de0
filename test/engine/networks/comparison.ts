import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Analysis, analyze } from '../../../engine/analysis/analyze.ts';
import { countsOf } from '../../../engine/analysis/counts.ts';
import { type OperatorNode, operatorNodes, type Tensor } from '../../../engine/graph/graph.ts';
import { distance, fill, filledInput, samples } from '../blocks/filling.ts';
import { run } from '../runtime/running.ts';

/** What PyTorch has run: an entry that `test/golden/models/generate.py` has written. */
export interface Golden {
  readonly input: readonly number[];
  readonly output: readonly number[];
  readonly parameters: number;
  readonly buffers: number;
  readonly macs: number;
  readonly computed?: { readonly input: readonly number[]; readonly values: readonly number[] };
  readonly other_sizes?: readonly { input: number[]; output: number[]; macs: number }[];
}

/** The tests that a network is what PyTorch has run; its layers are in `test/golden/models/layers/LAYERS.json`. */
export function compare(text: string, expected: Golden, layersName: string): void {
  const network = analyze(text);

  test('in shape, parameters, buffers and multiply-accumulates', () => {
    const { input, output, parameters, buffers, macs } = expected;
    expect(text).toContain(`image: [${input.join(', ')}]`);
    expect({ ...totals(network), output: outputOf(network) }).toEqual({ parameters, buffers, macs, output });
  });

  test('layer by layer, in the order in which they run', () => {
    expect(layers(network)).toEqual(JSON.parse(readFileSync(new URL(`${layersName}.json`, folder), 'utf8')));
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
  'ConvTranspose2d',
  'DeformConv2d',
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
