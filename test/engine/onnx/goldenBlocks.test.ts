import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import type { FloatTensor } from '../../../engine/runtime/floatTensor.ts';
import { readNpz } from '../../../engine/runtime/npz.ts';
import { fillFromTensors } from '../../../engine/runtime/weightsFile.ts';
import { relativeDistance, run, runtimeNames } from '../runtime/running.ts';

// Every case of test/golden/blocks: the counts, and the outputs of a forward pass, are those of PyTorch.

interface Case {
  readonly name: string;
  readonly text: string;
  readonly parameters: number;
  readonly buffers: number;
  readonly macs: number;
}

const folder = new URL('../../golden/blocks/', import.meta.url);
const cases: readonly Case[] = JSON.parse(readFileSync(new URL('cases.json', folder), 'utf8'));
const tensors = readNpz(readFileSync(new URL('tensors.npz', folder)), 'tensors.npz');

describe.each(cases)('$name', ({ name, text, parameters, buffers, macs }) => {
  it('has no errors and counts like PyTorch', () => {
    const { problems, totals, unresolved } = analyze(text);
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    expect({ unresolved, ...totals }).toMatchObject({ unresolved: 0, parameters, buffers, macs });
  });

  it.each(runtimeNames)('computes like PyTorch (%s)', async (runtime) => {
    const outputs = await run(
      text,
      part(name, /^input(\d+)$/, 'x$1'),
      (model, weights) => fillFromTensors(model, weights, part(name, /^(node\..*)$/, '$1'), name),
      runtime,
    );
    const [output] = outputs.values();
    const expected = tensors.get(`${name}/output`);
    if (output === undefined || expected === undefined) throw new Error('There is no output');
    expect(relativeDistance(output, expected)).toBeLessThan(1e-4);
  });
});

/** The tensors of a case whose names match, under the names that are made of theirs. */
function part(name: string, pattern: RegExp, replacement: string): ReadonlyMap<string, FloatTensor> {
  const found = new Map<string, FloatTensor>();
  for (const [path, tensor] of tensors) {
    const own = path.startsWith(`${name}/`) ? path.slice(name.length + 1) : '';
    if (pattern.test(own)) found.set(own.replace(pattern, replacement), tensor);
  }
  return found;
}
