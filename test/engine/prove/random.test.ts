import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { countsOf, receiptOf, workClasses } from '../../../engine/analysis/counts.ts';
import { depthOf } from '../../../engine/analysis/depth.ts';
import { memoryOf } from '../../../engine/analysis/memory.ts';
import { receptiveFieldOf } from '../../../engine/analysis/receptiveField.ts';
import { operatorNodes } from '../../../engine/graph/graph.ts';
import { proveNetwork } from '../../../engine/runtime/prove.ts';
import type { RuntimeName } from '../../../engine/runtime/session.ts';
import { type Dimension, extentFor, multiply } from '../../../engine/tensor/dimension.ts';
import { exampleNames, readExample } from '../networks/examples.ts';
import { essence, printGraph } from './printGraph.ts';
import { randomNetwork } from './randomNetwork.ts';

// What holds for every network that is right, and what holds for every text.

describe('a random network', () => {
  test.each<[RuntimeName, number]>([
    ['native', 60],
    ['wasm', 10],
  ])('is what it is said to be when it runs (%s)', { timeout: 120_000 }, async (runtime, numRuns) => {
    const property = fc.asyncProperty(randomNetwork(), async (text) => {
      const where = { nativeFault: undefined, wasmFolder: undefined };
      const { proof } = await proveNetwork({ text, sizes: {}, runtime }, where, () => undefined);
      expect(proof.nodes.filter(({ verdict }) => verdict !== 'proved')).toEqual([]);
      expect(proof.verdict).toBe('proved');
    });
    await fc.assert(property, { numRuns });
  });

  test('is the same when it is printed and read again', () => {
    fc.assert(
      fc.property(randomNetwork(), (text) => {
        const { graph } = analyze(text);
        const again = analyze(printGraph(graph));
        expect(again.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(essence(again.graph)).toEqual(essence(graph));
      }),
    );
  });

  test('costs what its receipts add up to', () => {
    fc.assert(
      fc.property(randomNetwork(), (text) => {
        for (const node of analyze(text).graph.nodes) {
          const { parameters, buffers, work, complete } = countsOf(node);
          expect(complete).toBe(true);
          expect(receiptOf(node, 'parameters').total).toBe(parameters);
          expect(receiptOf(node, 'buffers').total).toBe(buffers);
          for (const name of workClasses) expect(receiptOf(node, name).total).toBe(work[name]);
        }
      }),
    );
  });

  test('has the same shapes when height and width are named, as far as they can be told', () => {
    fc.assert(
      fc.property(randomNetwork(), (text) => {
        const [, height = '', width = ''] = /x: \[\d+, (\d+), (\d+)\]/.exec(text) ?? [];
        const sizes = { H: Number(height), W: Number(width), N: 1 };
        const sized = shapesByPath(text);
        const open = shapesByPath(text.replace(`${height}, ${width}]`, 'H, W]'));
        for (const [path, shape] of open) {
          // A Chunk of a size nobody knows has as many parts as asked for; with the size there can be fewer.
          if (!sized.has(path)) continue;
          const known = shape.map((extent) => extentFor(extent, sizes));
          const expected = sized.get(path)?.map((extent) => extentFor(extent, sizes));
          expect(known).toEqual(expected?.map((extent, axis) => known[axis] && extent));
        }
      }),
    );
  });

  test('keeps within what it needs at least and at most', () => {
    fc.assert(
      fc.property(randomNetwork(), (text) => {
        const { graph } = analyze(text);
        const { activations, inference, kept, training, complete } = memoryOf(graph);
        const [input] = graph.inputs;
        const most = activations.total + 4 * Number(input && memoryOfInput(input.tensor.shape ?? []));
        expect(complete).toBe(true);
        expect(inference.receipt.total).toBeLessThanOrEqual(most);
        expect(training.receipt.total).toBeGreaterThanOrEqual(kept.total);
        const { layers, chain } = depthOf(graph);
        expect(chain).toHaveLength(layers);
      }),
    );
  });
});

describe('a half-broken text', () => {
  const right = fc.oneof(randomNetwork(), fc.constantFrom(...exampleNames().map(readExample)));
  const cut = fc.tuple(right, fc.nat(), fc.nat(30), fc.string({ maxLength: 6, unit: broken() }));

  test('is analysed like any other, without an exception', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(cut, ([text, at, length, added]) => {
        const start = at % text.length;
        const { graph, totals } = analyze(text.slice(0, start) + added + text.slice(start + length));
        expect(Object.values(totals.work).every(Number.isFinite)).toBe(true);
        const memory = memoryOf(graph);
        expect(Number.isFinite(memory.training.receipt.total)).toBe(true);
        expect(Number.isFinite(depthOf(graph).layers)).toBe(true);
        for (const field of receptiveFieldOf(graph).values()) expect(field).not.toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});

/** What people type, and what means something in YAML. */
function broken(): fc.Arbitrary<string> {
  return fc.constantFrom(...' \n\t:{}[],#=-"\'&*!|>%@.0123456789abcopfromrepeatNaN'.split(''));
}

function shapesByPath(text: string): ReadonlyMap<string, readonly Dimension[]> {
  const nodes = [...operatorNodes(analyze(text).graph.nodes)];
  return new Map(
    nodes.flatMap(({ outputs }) =>
      outputs.map(({ path, port, shape = [] }): [string, readonly Dimension[]] => [`${path}.${port}`, shape]),
    ),
  );
}

function memoryOfInput(shape: readonly Dimension[]): number {
  return shape.slice(1).reduce<number>((size, extent) => Number(multiply(extent, size)), 1);
}
