import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../../engine/operators/operator.ts';
import { type AttributeMisfit, callOf, findOperator, type GivenAttributes, isCall } from './calls.ts';

interface Use {
  readonly operator: string;
  readonly attributes: GivenAttributes;
  /** With the batch. */
  readonly inputs: readonly (readonly number[])[];
}

interface ErrorCase extends Use {
  readonly id: string;
  readonly rule: string;
  readonly valid?: Use;
}

const file = new URL('../../golden/errors.json', import.meta.url);
const cases: { readonly errors: readonly ErrorCase[]; readonly accepted: readonly ErrorCase[] } = JSON.parse(
  readFileSync(file, 'utf8'),
);

/** What PyTorch runs, and we do not. */
const stricter: Readonly<Record<string, string>> = {
  adaptive_avg_zero: 'an empty output is an error where it is made, not where it is used',
  deform_groups_from_shape: 'what `groups` and `in_channels` say is what is counted',
};

describe('what PyTorch refuses is refused', () => {
  test.each(cases.errors)('$id: $rule', (each) => {
    const result = callOf(findOperator(each.operator), each.attributes, each.inputs);
    expect(isCall(result)).toBe(false);
  });

  test('in words that say what was expected, what was found and a way out: test/golden/refusals.txt', async () => {
    const lines = cases.errors.map(({ id, operator, attributes, inputs }) => {
      const result = callOf(findOperator(operator), attributes, inputs);
      return isCall(result) ? '' : `${id}\n${wordsOf(result)}\n`;
    });
    await expect(lines.join('\n')).toMatchFileSnapshot('../../golden/refusals.txt');
  });
});

describe('what comes nearest to it is accepted', () => {
  test.each(cases.errors.flatMap(({ id, rule, valid }) => (valid ? [{ id, rule, valid }] : [])))(
    '$id: $rule',
    ({ valid }) => {
      expect(callOf(findOperator(valid.operator), valid.attributes, valid.inputs)).toHaveProperty('outputs');
    },
  );
});

describe('what looks wrong, but PyTorch accepts, is accepted', () => {
  test.each(cases.accepted.filter(({ id }) => stricter[id] === undefined))('$id: $rule', (each) => {
    expect(callOf(findOperator(each.operator), each.attributes, each.inputs)).toHaveProperty('outputs');
  });
});

function wordsOf(problem: AttributeMisfit | Refusal): string {
  if ('expected' in problem) {
    const { attribute, expected, found, help } = problem;
    return `  at ${attribute}: ${attribute} must be ${expected}, found ${found}. ${help}`.trimEnd();
  }
  const { at, message, help } = problem;
  const place = at === undefined ? 'the operator' : 'attribute' in at ? at.attribute : `input ${at.input}`;
  return `  at ${place}: ${message}. ${help}`;
}
