import { describe, expect, test } from 'vitest';
import type { Attribute } from '../../../engine/operators/attribute.ts';
import { type PlainValue, readAttribute } from '../../../engine/operators/readAttribute.ts';

const integer = { kind: 'integer', minimum: 1, doc: '' } as const;
const pair = { kind: 'pair', minimum: 1, doc: '' } as const;
const scale = { kind: 'pair', fractional: true, doc: '' } as const;
const nullable = { kind: 'pair', nullable: true, minimum: 1, doc: '' } as const;
const padding = { kind: 'padding', minimum: 0, named: true, sides: true, doc: '' } as const;
const poolPadding = { kind: 'padding', minimum: 0, doc: '' } as const;
const probability = { kind: 'number', minimum: 0, maximum: 1, doc: '' } as const;
const choice = { kind: 'choice', choices: ['none', 'tanh'], default: 'none', doc: '' } as const;
const integers = { kind: 'integers', minimum: 1, doc: '' } as const;
const sections = { kind: 'integers', single: true, doc: '' } as const;
const number = { kind: 'number', doc: '' } as const;
const flag = { kind: 'boolean', default: true, doc: '' } as const;

describe('a value becomes what the operators want', () => {
  test.each<[Attribute, PlainValue, unknown]>([
    [integer, 3, 3],
    [pair, 3, [3, 3]],
    [pair, [1, 7], [1, 7]],
    [scale, 1.5, [1.5, 1.5]],
    [nullable, [null, 2], [null, 2]],
    [padding, 1, [1, 1, 1, 1]],
    [padding, [1, 2], [2, 2, 1, 1]],
    [padding, [1, 2, 3, 4], [1, 2, 3, 4]],
    [padding, 'same', 'same'],
    [probability, 1, 1],
    [choice, 'tanh', 'tanh'],
    [integers, 64, [64]],
    [integers, [4, 5, 6], [4, 5, 6]],
    [sections, 3, 3],
    [sections, [3], [3]],
    [number, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
    [flag, false, false],
    [{ ...integer, optional: true }, null, undefined],
  ])('%o takes %j', (attribute, value, expected) => {
    expect(readAttribute(attribute, value)).toEqual({ value: expected });
  });
});

describe('a value that does not fit says what was expected, what was found and a way out', () => {
  test.each<[Attribute, PlainValue, string]>([
    [integer, 0, 'an integer of at least 1, found 0. Use 1 or more.'],
    [integer, 2.5, 'an integer of at least 1, found 2.5. Write 3.'],
    [integer, 'two', 'an integer of at least 1, found two.'],
    [integer, null, 'an integer of at least 1, found null.'],
    [pair, [3, 0], 'an integer of at least 1 or [height, width], found [3, 0].'],
    [pair, [3, 3, 3], 'an integer of at least 1 or [height, width], found [3, 3, 3].'],
    [pair, [null, 3], 'an integer of at least 1 or [height, width], found [null, 3].'],
    [pair, [3], 'an integer of at least 1 or [height, width], found [3].'],
    [
      padding,
      -1,
      'an integer of at least 0, [height, width], [left, right, top, bottom], same or valid, found -1. Use 0 or more.',
    ],
    [
      padding,
      'full',
      'an integer of at least 0, [height, width], [left, right, top, bottom], same or valid, found full.',
    ],
    [poolPadding, 'same', 'an integer of at least 0 or [height, width], found same.'],
    [poolPadding, [1, 1, 1, 1], 'an integer of at least 0 or [height, width], found [1, 1, 1, 1].'],
    [probability, 1.5, 'a number from 0 to 1, found 1.5. Use 1 or less.'],
    [choice, 'sigmoid', 'one of none, tanh, found sigmoid. Left out, it is none.'],
    [integers, [4, 0], 'a list of integers of at least 1, found [4, 0].'],
    [integers, [], 'a list of integers of at least 1, found [].'],
    [sections, [3.5], 'an integer or a list of integers, found [3.5].'],
    [flag, 'yes', 'true or false, found yes. Left out, it is true.'],
    [flag, 'true', 'true or false, found "true". Write true without quotes.'],
    [integer, '3', 'an integer of at least 1, found "3". Write 3 without quotes.'],
    [integer, 2 ** 60, 'an integer of at least 1, found 1152921504606847000. Use a smaller number.'],
    [integer, Number.POSITIVE_INFINITY, 'an integer of at least 1, found .inf.'],
    [number, Number.NaN, 'a number, found .nan.'],
    [probability, Number.POSITIVE_INFINITY, 'a number from 0 to 1, found .inf.'],
  ])('%o and %j', (attribute, value, expected) => {
    expect(wordsOf(attribute, value)).toBe(expected);
  });

  test.each<[Attribute, string]>([
    [integer, 'an integer of at least 1, found 3.0. Write 3.'],
    [pair, 'an integer of at least 1 or [height, width], found 3.0. Write 3.'],
    [poolPadding, 'an integer of at least 0 or [height, width], found 3.0. Write 3.'],
    [integers, 'a list of integers of at least 1, found 3.0. Write 3.'],
  ])('%o and 3.0: PyTorch takes it for no integer', (attribute, expected) => {
    expect(wordsOf(attribute, 3, true)).toBe(expected);
  });

  test('nor is it one in a list', () => {
    expect(readAttribute(pair, [3, 3], [false, true])).toMatchObject({ found: '[3, 3.0]' });
    expect(readAttribute(integers, [4, 5.5], [true, true])).toMatchObject({ found: '[4.0, 5.5]' });
  });

  test('but where fractions are welcome, 3.0 is 3', () => {
    expect(readAttribute(scale, 3, true)).toEqual({ value: [3, 3] });
    expect(readAttribute(scale, [2, 3], [true, false])).toEqual({ value: [2, 3] });
    expect(readAttribute(probability, 1, true)).toEqual({ value: 1 });
  });
});

function wordsOf(attribute: Attribute, value: PlainValue, fraction = false): string {
  const reading = readAttribute(attribute, value, fraction);
  return 'value' in reading ? 'a value' : `${reading.expected}, found ${reading.found}. ${reading.help}`.trimEnd();
}
