import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { memoryOf } from '../../../engine/analysis/memory.ts';
import golden from '../../golden/kept_memory.json' with { type: 'json' };
import { exampleNames, readExample } from '../networks/examples.ts';

const models: Readonly<Record<string, number>> = golden;

describe('kept for the backward pass, as PyTorch keeps it', () => {
  test.each(Object.entries(models))('%s', (model, bytes) => {
    const name = exampleNames().find((each) =>
      readExample(each).split('\n')[0]?.includes(`torchvision's \`${model}\``),
    );
    if (name === undefined) throw new Error(`There is no example of ${model}`);
    const text = readExample(name).replaceAll(/op: Dropout\b(, p: [\d.]+)?/g, 'op: Identity');
    expect(memoryOf(analyze(text).graph).kept.total).toBe(bytes);
  });
});
