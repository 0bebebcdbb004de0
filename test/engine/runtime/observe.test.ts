import { expect, it } from 'vitest';
import { Runner } from '../../../engine/runtime/runner.ts';

const text = `
inputs: {x: [1, 64, 64]}
nodes:
  far: {op: Upsample, scale_factor: 2}
  halves: {op: Chunk, chunks: 2, dim: 2}
  drop: {op: Dropout, from: halves.1}
  same: {op: Identity, from: x}
outputs: [drop, same]
`;

it('reports every operator, also one that only passes on', async () => {
  const runner = new Runner();
  const request = {
    text,
    inputs: { x: 'ones' },
    seed: 0,
    runtime: 'native',
    statistics: true,
    tensors: false,
  } as const;
  const { nodes } = await runner.run(request, () => undefined);
  await runner.close();
  expect(nodes.map(({ id, op, shape, mean, deviation }) => ({ id, op, shape, mean, deviation }))).toEqual([
    { id: 'far', op: 'Upsample', shape: [1, 1, 128, 128], mean: 1, deviation: 0 },
    { id: 'halves', op: 'Chunk', shape: [1, 1, 64, 128], mean: 1, deviation: 0 },
    { id: 'halves.1', op: 'Chunk', shape: [1, 1, 64, 128], mean: 1, deviation: 0 },
    { id: 'drop', op: 'Dropout', shape: [1, 1, 64, 128], mean: 1, deviation: 0 },
    { id: 'same', op: 'Identity', shape: [1, 1, 64, 64], mean: 1, deviation: 0 },
  ]);
});
