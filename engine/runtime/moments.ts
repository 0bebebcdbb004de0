export interface Moments {
  readonly mean: number;
  /** Of all numbers, not an estimate from a sample: divided by n. */
  readonly deviation: number;
}

/**
 * In two passes: the mean of the squares less the square of the mean loses its digits where the deviation is small. By
 * index: `for … of` takes ten times as long, and a network puts out millions of numbers.
 */
export function momentsOf(data: Float32Array): Moments {
  const { length } = data;
  let sum = 0;
  for (let index = 0; index < length; index++) sum += data[index] ?? 0;
  const mean = sum / length;
  let squares = 0;
  for (let index = 0; index < length; index++) {
    const distance = (data[index] ?? 0) - mean;
    squares += distance * distance;
  }
  return { mean, deviation: Math.sqrt(squares / length) };
}
