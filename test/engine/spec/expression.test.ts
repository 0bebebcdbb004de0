import { describe, expect, test } from 'vitest';
import { analyze } from '../../../engine/analysis/analyze.ts';
import { evaluate, known, show, unknownValue } from '../../../engine/graph/evaluate.ts';
import { isExpressionError, parseExpression } from '../../../engine/spec/expression.ts';

/** What an expression comes to, with `n` = 24, `k` = [1, 7] and `open` not known. */
function result(text: string): string {
  const expression = parseExpression(text, 0);
  if (isExpressionError(expression)) return expression.message;
  const value = evaluate(expression, ([name], range) => {
    if (name === 'n') return known(24);
    if (name === 'k') return known([1, 7]);
    return name === 'open' ? unknownValue : { kind: 'error', message: `no ${name}`, range };
  });
  if (value.kind === 'value') return show(value.value);
  return value.kind === 'unknown' ? 'unknown' : value.message;
}

describe('an expression comes to what Python makes of it', () => {
  test.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['-7 // 2', '-4'],
    ['-7 % 3', '2'],
    ['7 / 2', '3.5'],
    ['2 - 3 - 4', '-5'],
    ['n // 4 * 2', '12'],
    ['not n == 24', 'false'],
    ['n > 20 and n < 30', 'true'],
    ['n < 20 or n == 24', 'true'],
    ['1 if n > 30 else 2 if n > 20 else 3', '2'],
    ["'Concat' if n == 24 else 'Add'", 'Concat'],
    ['[n, n // 2]', '[24, 12]'],
    ['k[1]', '7'],
    ['k[-1]', '7'],
    ['k // 2', '[0, 3]'],
    ['2 * (k - 1)', '[0, 12]'],
    ['max(n, 32)', '32'],
    ['min(3, n, 7)', '3'],
    ['round(0.5)', '0'],
    ['round(1.5)', '2'],
    ['round(2.5)', '2'],
    ['int(-2.7)', '-2'],
    ['ceil(n / 7)', '4'],
    ['log2(n + 8)', '5'],
    ['gcd(n, 36)', '12'],
    ['gcd(n, 36, 8)', '4'],
    ['gcd(n, 0)', '24'],
    ['make_divisible(n * 0.35)', '8'],
    ['make_divisible(10)', '16'],
    ['true', 'true'],
  ])('%s is %s', (text, expected) => {
    expect(result(text)).toBe(expected);
  });

  test('what depends on something unknown is unknown, and nothing else', () => {
    expect(['open + 1', 'max(open, 3)', 'n == 24 or open', 'n == 1 and open', 'n if n else open'].map(result)).toEqual([
      'unknown',
      'unknown',
      'true',
      'false',
      '24',
    ]);
  });
});

describe('what is no expression, or comes to nothing, is told', () => {
  test.each([
    ['', 'Expected a number, a name or (, found the end'],
    ['1 +', 'Expected a number, a name or (, found the end'],
    ['(1', 'Expected a closing ), found the end'],
    ['1 2', 'Expected the end of the expression, found 2'],
    ['n.', 'Expected a name such as channels after the dot, found the end'],
    ['1 if n', 'Expected else, because every if has an else, found the end'],
    ['n $ 2', 'Expected a number, a name or an operator such as // here, found $'],
    ['n / 0', '24 / 0 has no value'],
    ['k + [1, 2, 3]', 'Expected numbers around +, found [1, 7] and [1, 2, 3]'],
    ['k[5]', 'There is no item 5 in [1, 7]'],
    ['missing', 'no missing'],
  ])('%s', (text, message) => {
    expect(result(text)).toBe(message);
  });

  test('a comma that YAML takes for itself', () => {
    const { problems } = analyze('inputs: {x: [3, 8, 8]}\nnodes:\n  a: {op: ReLU, when: =max(1, 2) > 1}\n');
    expect(problems[0]?.message).toContain("needs quotes: '=max(a, b)'");
  });
});
