/** `64 × 56 × 56`; a batch of one goes without saying, a larger one is said. */
export function printResultShape(shape: readonly number[]): string {
  const [batch, ...sample] = shape;
  if (batch === undefined || sample.length === 0) return shape.join(' × ');
  return batch === 1 ? sample.join(' × ') : `${sample.join(' × ')}, ${batch} samples`;
}

/** Where a flat index lies in one sample: `channel 3, 2, 5` is `[3, 2, 5]`; a vector needs the index only. */
export function printIndex(index: number, shape: readonly number[]): string {
  const sample = shape.slice(1);
  if (sample.length < 2) return String(index);
  const position: number[] = [];
  let rest = index;
  for (const extent of sample.toReversed()) {
    position.unshift(rest % extent);
    rest = Math.floor(rest / extent);
  }
  return `[${position.join(', ')}]`;
}
