import { expect, it } from 'vitest';
import { random } from '../../../engine/onnx/random.ts';

const count = 200_000;

it('gives the same numbers on every machine', () => {
  const source = random('0 stem.weight');
  // Written down once: a change here changes the weights of everybody's networks.
  expect(Array.from({ length: 4 }, () => source.uniform())).toEqual([
    0.9190399029757828, 0.9626157141756266, 0.7937951944768429, 0.9036407959647477,
  ]);
  expect(Array.from({ length: 2 }, () => Math.fround(source.normal()))).toEqual([
    -0.42523443698883057, 0.784072756767273,
  ]);
});

it('gives other numbers for another seed or name', () => {
  const first = new Set(['0 a', '0 b', '1 a', '10 a', '0 a.weight'].map((seed) => random(seed).uniform()));
  expect(first.size).toBe(5);
});

it('is uniform', () => {
  const source = random('uniform');
  const bins = new Array<number>(16).fill(0);
  let sum = 0;
  for (let index = 0; index < count; index++) {
    const value = source.uniform();
    const bin = Math.floor(value * 16);
    bins[bin] = (bins[bin] ?? 0) + 1;
    sum += value;
  }
  expect(sum / count).toBeCloseTo(0.5, 2);
  expect(bins.length).toBe(16);
  for (const bin of bins) expect(Math.abs(bin / (count / 16) - 1)).toBeLessThan(0.05);
});

it('is normal where it says so', () => {
  const source = random('normal');
  const moments = [0, 0, 0, 0];
  let beyond = 0;
  for (let index = 0; index < count; index++) {
    const value = source.normal();
    for (const power of [0, 1, 2, 3]) moments[power] = (moments[power] ?? 0) + value ** (power + 1) / count;
    if (Math.abs(value) > 2) beyond += 1 / count;
  }
  const [mean = 0, variance = 0, skewness = 0, kurtosis = 0] = moments;
  expect(mean).toBeCloseTo(0, 1);
  expect(Math.abs(variance - 1)).toBeLessThan(0.02);
  expect(Math.abs(skewness)).toBeLessThan(0.05);
  expect(Math.abs(kurtosis - 3)).toBeLessThan(0.1);
  expect(beyond).toBeCloseTo(0.0455, 2);
});

it('does not repeat itself from one seed to the next', () => {
  let correlation = 0;
  const left = random('1 x');
  const right = random('2 x');
  for (let index = 0; index < count; index++)
    correlation += (12 * (left.uniform() - 0.5) * (right.uniform() - 0.5)) / count;
  expect(Math.abs(correlation)).toBeLessThan(0.02);
});
