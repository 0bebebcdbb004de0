import { describe, expect, test } from 'vitest';
import golden from '../../golden/models.json' with { type: 'json' };
import { compare, type Golden } from './comparison.ts';
import { readExample, torchvisionExamples } from './examples.ts';

const models: Readonly<Record<string, Golden>> = golden;

test('every family is there', () => {
  expect(torchvisionExamples().length).toBeGreaterThanOrEqual(26);
});

describe.each(torchvisionExamples())('$name is torchvision’s $model', ({ name, model }) => {
  const expected = models[model];
  if (expected === undefined) throw new Error(`${model} is not in test/golden/models.json`);
  compare(readExample(name), expected, model);
});
