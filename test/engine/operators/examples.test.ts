import { describe, expect, test } from 'vitest';
import { operators } from '../../../engine/operators/list.ts';
import { withBatch } from '../../../engine/tensor/shape.ts';
import { completedCall } from './calls.ts';
import { countOf, macsOf, weightsOf } from './counts.ts';

test('every operator has an example', () => {
  expect(operators.filter(({ examples }) => examples.length === 0).map(({ name }) => name)).toEqual([]);
});

test('no two operators have the same name', () => {
  expect(new Set(operators.map(({ name }) => name)).size).toBe(operators.length);
});

const examples = operators.flatMap((operator) =>
  operator.examples.map((example) => ({
    operator,
    example,
    title: `${operator.name} ${JSON.stringify(example.attributes)}`,
  })),
);

describe('every example is true', () => {
  test.each(examples)('$title', ({ operator, example }) => {
    const call = completedCall(operator, example.attributes, example.inputs.map(withBatch));
    expect(call.outputs.map((shape) => shape.slice(1))).toEqual(example.outputs);
    expect(countOf(weightsOf(operator, call), 'parameter')).toBe(example.parameters ?? 0);
    expect(macsOf(operator, call)).toBe(example.macs ?? 0);
  });
});

describe('what the palette writes can be', () => {
  test.each(operators.map((operator) => ({ name: operator.name, operator })))('$name', ({ operator }) => {
    const [{ inputs }] = [operator.examples[0] ?? { inputs: [] }];
    const shapes = inputs.map(withBatch);
    completedCall(operator, operator.starter?.(shapes) ?? {}, shapes);
  });
});
