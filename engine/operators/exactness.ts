import type { Refusal } from './operator.ts';

/** Whether all of it is whole and below 2^53, where 64-bit floats are exact. */
export function isExact(...numbers: readonly number[]): boolean {
  return numbers.every(Number.isSafeInteger);
}

/** Beyond 2^53 a number is no longer exact, and we show none that is not. */
export const beyondExactness: Refusal = {
  refused: 'too-large',
  message: 'its size or its work is beyond 2^53 and could not be told exactly',
  help: 'Use smaller sizes.',
};
