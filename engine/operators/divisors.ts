export function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}

/** What divides a whole number, in order. Of a very large one only those are looked for that have a small side. */
export function divisorsOf(number: number): readonly number[] {
  const small: number[] = [];
  const last = Math.min(Math.sqrt(number), farthest);
  for (let divisor = 1; divisor <= last; divisor++) if (number % divisor === 0) small.push(divisor);
  return [...new Set([...small, ...small.map((divisor) => number / divisor).reverse()])];
}

/** Enough for all divisors of numbers up to 10¹⁰. */
const farthest = 100_000;
