import { describe, expect, test } from 'vitest';
import { builtInBlocks } from '../../../engine/blocks/list.ts';
import { parseWhole } from '../../../engine/spec/parse.ts';
import { alone, told } from './alone.ts';

describe.each(Object.entries(builtInBlocks))('%s', (name, text) => {
  const { network: block, problems } = parseWhole(text, 'built-in');

  test('is well written and documented', () => {
    expect(problems).toEqual([]);
    expect(block.name).toBe(name);
    expect(block.doc).toMatch(/^[A-Z0-9].{30,}\.$/s);
    expect(block.source).toMatch(/^https:\/\/(arxiv\.org\/abs\/|github\.com\/)/);
    expect(block.category).toMatch(/ blocks$/);
    for (const { attribute } of block.parameters) expect(attribute.doc).toMatch(/^\S.*\.$/s);
  });

  test('uses each of its parameters', () => {
    for (const { name: parameter } of block.parameters) expect(text).toMatch(new RegExp(`=.*\\b${parameter}\\b`));
  });

  test('works where it is dropped, whatever the channels', () => {
    for (const channels of [16, 32, 48, 64, 96, 128, 256, 512]) {
      const network = alone(`{op: ${name}}`, [channels, 33, 31]);
      expect(told(network)).toEqual([]);
      expect(network.unresolved).toBe(0);
    }
  });

  test('works on any map, or says in one sentence why not', () => {
    for (const channels of [1, 3, 6, 7, 16, 30, 64, 100, 'C']) {
      for (const size of [1, 2, 7, 8, 32]) {
        const { problems, unresolved } = alone(`{op: ${name}}`, [channels, size, size]);
        expect(problems.length).toBe(unresolved);
        for (const { message } of problems) expect(message).not.toMatch(/^In | of \w+:/);
      }
    }
  });

  test('works where the size is not fixed', () => {
    expect(told(alone(`{op: ${name}}`, [64, 'H', 'W']))).toEqual([]);
  });
});
