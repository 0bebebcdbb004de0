import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Analysis, analyze } from '../../../engine/analysis/analyze.ts';
import { countsOf } from '../../../engine/analysis/counts.ts';
import { type OperatorNode, operatorNodes, type Tensor } from '../../../engine/graph/graph.ts';
import { elementCount } from '../../../engine/tensor/shape.ts';
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
  /** `elements` is how many numbers all operators make together. */
  readonly other_sizes?: readonly { input: number[]; output: number[]; macs: number; elements: number }[];
}

/** The tests that a network is what PyTorch has run; its operators are in `test/golden/models/layers/LAYERS.json`. */
export function compare(text: string, expected: Golden, layersName: string): void {
  const network = analyze(text);

  test('in shape, parameters, buffers and multiply-accumulates', () => {
    const { input, output, parameters, buffers, macs } = expected;
    expect(text).toContain(`image: [${input.join(', ')}]`);
    expect({ ...totals(network), output: outputOf(network) }).toEqual({ parameters, buffers, macs, output });
  });

  test('operator by operator, in the order in which they run', () => {
    expect(traced(network).map(row)).toEqual(JSON.parse(readFileSync(new URL(`${layersName}.json`, folder), 'utf8')));
  });

  test.each(expected.other_sizes ?? [])('at $input', ({ input, output, macs, elements }) => {
    const other = analyze(at(text, input));
    expect({ output: outputOf(other), macs: other.totals.macs, elements: elementsOf(other) }).toEqual({
      output,
      macs,
      elements,
    });
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

/** What computes: not what only looks at its input in another way, nor what leaves it as it is but in training. */
function traced({ graph }: Analysis): readonly OperatorNode[] {
  return [...operatorNodes(graph.nodes)].filter((node) => !looks.has(node.operator.name));
}

const looks = new Set(['ChannelShuffle', 'Chunk', 'Flatten', 'Identity', 'Permute', 'Reshape']);

function elementsOf(network: Analysis): number {
  return traced(network).reduce((sum, { outputs }) => sum + (elementCount(outputs[0]?.shape ?? []) ?? Number.NaN), 0);
}

/** As `test/golden/models/trace.py` writes it. */
function row(node: OperatorNode): string {
  const name = names[node.operator.name] ?? node.operator.name;
  if (plain.has(name)) return `${name} ${extents(node.outputs[0], false)}`;
  const { parameters, macs } = countsOf(node);
  const turned = node.operator.name === 'LayerNorm2d';
  return `${name} ${extents(node.inputs[0], turned)} ${extents(node.outputs[0], turned)} ${parameters} ${macs}`;
}

/** torchvision's LayerNorm2d is a LayerNorm between two turns of the axes, its layer scale a product with a parameter. */
const names: Readonly<Record<string, string>> = { LayerNorm2d: 'LayerNorm', LayerScale: 'Mul' };

const plain = new Set([
  ...['ReLU', 'ReLU6', 'SiLU', 'GELU', 'Hardswish', 'Hardsigmoid', 'Sigmoid'],
  ...['Dropout', 'Add', 'Mul', 'Concat'],
]);

function extents(tensor: Tensor | undefined, channelsLast: boolean): string {
  const [channels, ...others] = tensor?.shape?.slice(1) ?? [];
  return (channelsLast ? [...others, channels] : [channels, ...others]).join('×');
}
