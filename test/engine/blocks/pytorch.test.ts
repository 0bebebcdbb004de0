import { describe, expect, test } from 'vitest';
import { builtInBlocks } from '../../../engine/blocks/list.ts';
import { operatorNodes } from '../../../engine/graph/graph.ts';
import blocks from '../../golden/models/blocks.json' with { type: 'json' };
import { run } from '../runtime/running.ts';
import { alone, outputOf, told } from './alone.ts';
import { distance, fill, filledInput, samples } from './filling.ts';

test('every block is compared', () => {
  const compared = new Set(blocks.map(({ node }) => /op: (\w+)/.exec(node)?.[1]));
  expect(Object.keys(builtInBlocks).filter((name) => !compared.has(name))).toEqual([]);
});

/** Beside torchvision's module or the paper's: `test/golden/models/reference_blocks.py`. */
describe.each(blocks)('$node on $input', ({ node, input, output, parameters, buffers, macs, weights, values }) => {
  const network = alone(node, input);

  test('has the shape and the counts of the PyTorch module', () => {
    const { totals } = network;
    const counts = { parameters: totals.parameters, buffers: totals.buffers, macs: totals.macs };
    expect(told(network)).toEqual([]);
    expect({ output: outputOf(network), ...counts }).toEqual({ output, parameters, buffers, macs });
  });

  test('has its weights, in the same order', () => {
    const shapes = [...operatorNodes(network.graph.nodes)].flatMap((each) =>
      each.weights.map((weight) => weight.shape),
    );
    expect(shapes).toEqual(weights);
  });

  test('computes the same', async () => {
    const outputs = await run(network.text, new Map([['x', filledInput(input)]]), fill, 'native');
    const [result] = outputs.values();
    expect(result && distance(samples(result), values)).toBeLessThan(1e-4);
  });
});
