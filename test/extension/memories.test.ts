import { expect, test } from 'vitest';
import { Memories, type MemoryStore, mostFiles } from '../../extension/canvas/memories.ts';

test('how a canvas was left is found again by its file', async () => {
  const memories = new Memories(emptyStore());
  await memories.keep('file:///a.cnn.yaml', { zoom: 1 });
  await memories.keep('file:///b.cnn.yaml', { zoom: 2 });
  await memories.keep('file:///a.cnn.yaml', { zoom: 3 });
  expect(memories.of('file:///a.cnn.yaml')).toEqual({ zoom: 3 });
  expect(memories.of('file:///b.cnn.yaml')).toEqual({ zoom: 2 });
  expect(memories.of('file:///c.cnn.yaml')).toBeUndefined();
});

test('the files that were looked at last are remembered', async () => {
  const memories = new Memories(emptyStore());
  await memories.keep('file:///first', 1);
  await memories.keep('file:///second', 2);
  await memories.keep('file:///first', 3);
  for (let index = 2; index <= mostFiles; index++) await memories.keep(`file:///${index}`, index);
  expect(memories.of('file:///first')).toBe(3);
  expect(memories.of('file:///second')).toBeUndefined();
});

test('a network that was never saved leaves nothing behind for the next of its name', async () => {
  const memories = new Memories(emptyStore());
  await memories.keep('untitled:Untitled-1', { zoom: 1 });
  expect(memories.of('untitled:Untitled-1')).toBeUndefined();
});

function emptyStore(): MemoryStore {
  const values = new Map<string, Parameters<MemoryStore['update']>[1]>();
  return {
    get: (key, otherwise) => values.get(key) ?? otherwise,
    async update(key, value) {
      values.set(key, value);
    },
  };
}
