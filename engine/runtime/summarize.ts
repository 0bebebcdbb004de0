import { sizeOf } from '../onnx/model.ts';
import type { FloatTensor } from './floatTensor.ts';
import { momentsOf } from './moments.ts';
import type { OutputSummary } from './result.ts';

/** An output in a few numbers. */
export function summarize(name: string, { shape, data }: FloatTensor): OutputSummary {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (const value of data) {
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return { name, shape, minimum, maximum, ...momentsOf(data), top: top(shape, data) };
}

function top(shape: readonly number[], data: Float32Array): OutputSummary['top'] {
  const sample = data.subarray(0, sizeOf(shape.slice(1)));
  const best = largest(sample, 5);
  if (shape.length !== 2) return best;
  const peak = best[0]?.value ?? 0;
  const total = sample.reduce((sum, value) => sum + Math.exp(value - peak), 0);
  return best.map((each) => ({ ...each, probability: Math.exp(each.value - peak) / total }));
}

/** In one pass: an output may hold millions of values. */
function largest(values: Float32Array, count: number): { index: number; value: number }[] {
  const best: { index: number; value: number }[] = [];
  for (const [index, value] of values.entries()) {
    const last = best.at(-1);
    if (best.length === count && last !== undefined && value <= last.value) continue;
    const place = best.findIndex((each) => value > each.value);
    best.splice(place < 0 ? best.length : place, 0, { index, value });
    best.length = Math.min(best.length, count);
  }
  return best;
}
