import { describe, expect, test } from 'vitest';
import { builtInNames } from '../../../engine/library/library.ts';
import { proveNetwork } from '../../../engine/runtime/prove.ts';
import { withBatch } from '../../../engine/tensor/shape.ts';
import { allCases } from '../operators/cases.ts';
import { dropped } from './randomNetwork.ts';

describe('every operator and block that ships is proved where it is dropped', () => {
  // A deformable convolution alone wants offsets; DeformableConv makes them.
  test.each(builtInNames().filter((name) => name !== 'DeformConv2d'))('%s', async (name) => {
    const map = { name: 'x', shape: withBatch([32, 13, 12]) };
    expect(await refutedOf(`inputs: {x: [32, 13, 12]}\nnodes:\n  node: ${dropped(name, map)}\n`)).toEqual([]);
  });
});

describe('every case of an operator is proved', () => {
  const cases = allCases().map((each) => ({ ...each, title: JSON.stringify(each) }));
  test.each(cases)('$title', async ({ operator, attributes, inputs }) => {
    const names = inputs.map((_, index) => `x${index}`);
    const network = {
      inputs: Object.fromEntries(inputs.map((shape, index) => [`x${index}`, shape])),
      nodes: { node: { op: operator, from: names, ...attributes } },
    };
    expect(await refutedOf(JSON.stringify(network))).toEqual([]);
  });
});

/** What is not proved of a network, and whatever is wrong with it. */
async function refutedOf(text: string): Promise<readonly unknown[]> {
  const where = { nativeFault: undefined, wasmFolder: undefined };
  const { proof, problems } = await proveNetwork({ text, sizes: {}, runtime: 'native' }, where, () => undefined);
  const claims = proof.nodes.flatMap(({ id, claims }) => claims.map((claim) => ({ id, ...claim })));
  const errors = problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  return [...errors, ...claims.filter(({ verdict }) => verdict !== 'proved')];
}
