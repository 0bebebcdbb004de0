import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { callOf, findOperator, type GivenAttributes, isCall } from './calls.ts';

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

  test('at the words to blame, saying what was expected, what was found and a way out: test/golden/refusals.txt', async () => {
    const refusals = cases.errors.filter(isOneBatch).map((each) => `${each.id}\n${refusalOf(each)}\n`);
    await expect(refusals.join('\n')).toMatchFileSnapshot('../../golden/refusals.txt');
  });
});

describe('what comes nearest to it is accepted', () => {
  test.each(cases.errors.flatMap(({ id, rule, valid }) => (valid ? [{ id, rule, valid }] : [])))(
    '$id: $rule',
    ({ valid }) => {
      expect(errorsOf(textOf(valid))).toEqual([]);
    },
  );
});

describe('what looks wrong, but PyTorch accepts, is accepted', () => {
  test.each(cases.accepted.filter(({ id }) => stricter[id] === undefined))('$id: $rule', (each) => {
    expect(callOf(findOperator(each.operator), each.attributes, each.inputs)).toHaveProperty('outputs');
    if (isOneBatch(each)) expect(errorsOf(textOf(each))).toEqual([]);
  });
});

/** In a network all tensors have one batch; a case of several can only be put to the operator itself. */
function isOneBatch({ inputs }: Use): boolean {
  return new Set(inputs.map(([batch]) => batch)).size <= 1;
}

/** The node, `⟦…⟧` around what is to blame, and what is said of it. */
function refusalOf(use: Use): string {
  const text = textOf(use);
  const [error, ...more] = errorsOf(text);
  expect(more).toEqual([]);
  if (error === undefined) throw new Error(`${text} is accepted`);
  const { start, end } = error.range;
  const marked = `${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`;
  return `  ${marked.trimEnd().split('\n').at(-1)?.trim()}\n  ${error.message}`;
}

function errorsOf(text: string) {
  return analyze(text).problems.filter(({ severity }) => severity === 'error');
}

/** A network of the one node. */
function textOf({ operator, attributes, inputs }: Use): string {
  const shapes = inputs.map(([, ...extents], index) => `x${index}: [${extents.join(', ')}]`);
  const values = Object.entries(attributes).map(([name, value]) => `, ${name}: ${JSON.stringify(value)}`);
  const from = inputs.map((_, index) => `x${index}`).join(', ');
  return `inputs: {${shapes.join(', ')}}\nnodes:\n  node: {op: ${operator}, from: [${from}]${values.join('')}}\n`;
}
