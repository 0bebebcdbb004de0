import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { readNpy } from '../../../engine/runtime/npy.ts';
import { Runner } from '../../../engine/runtime/runner.ts';
import { relativeDistance, runtimeNames } from './running.ts';

// The networks of test/golden/networks, from their text to their outputs.

const names = ['tiny-resnet', 'tiny-se-resnet', 'tiny-googlenet', 'tiny-shufflenet', 'tiny-deformable'];

describe.each(names)('%s', (name) => {
  const text = readFileSync(pathOf('network.cnn.yaml'), 'utf8');

  it('counts like PyTorch', () => {
    const expected = JSON.parse(readFileSync(pathOf('case.json'), 'utf8'));
    const { problems, totals } = analyze(text);
    expect(problems).toEqual([]);
    expect(totals).toMatchObject({ parameters: expected.parameters, buffers: expected.buffers, macs: expected.macs });
  });

  it.each(runtimeNames)('computes like PyTorch (%s)', { timeout: 30_000 }, async (runtime) => {
    const runner = new Runner();
    const result = await runner.run(
      {
        text,
        inputs: { image: pathOf('input.npy') },
        seed: 0,
        weights: pathOf('weights.npz'),
        runtime,
        statistics: true,
        tensors: true,
      },
      () => undefined,
    );
    await runner.close();
    const [output] = Object.values(result.tensors);
    if (output === undefined) throw new Error('There is no output');
    const expected = readNpy(readFileSync(pathOf('output.npy')), 'output.npy');
    expect(relativeDistance(output, expected)).toBeLessThan(1e-4);
    // The last node puts out the output, and its statistics were reduced inside the graph.
    const [summary] = result.outputs;
    const last = result.nodes.at(-1);
    expect(last?.shape).toEqual(expected.shape);
    expect(last?.mean).toBeCloseTo(summary?.mean ?? Number.NaN, 4);
    expect(last?.deviation).toBeCloseTo(summary?.deviation ?? Number.NaN, 4);
    expect(result.nodes.some(({ time }) => time !== undefined && time > 0)).toBe(runtime === 'native');
  });

  function pathOf(file: string): string {
    return fileURLToPath(new URL(`../../golden/networks/${name}/${file}`, import.meta.url));
  }
});
