/** The numbers that test/golden/operators.py feeds to PyTorch: between −1 and 1, in no order that an operator could like. */
export function numbers(count: number, seed: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: count }, (_, index) => ((index * 37 + seed * 11) % 101) / 50 - 1);
}

/** A weight's numbers, by its place among the operator's weights: between −0.5 and 0.5, and a variance from 0.5 up. */
export function weightNumbers(name: string, count: number, place: number): Float32Array<ArrayBuffer> {
  const shift = name === 'running_var' ? 1 : 0;
  return numbers(count, place).map((number) => number / 2 + shift);
}
