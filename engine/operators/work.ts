import { batchOfOne, extentFor } from '../tensor/dimension.ts';
import type { Shape } from '../tensor/shape.ts';
import type { Cost, WorkClass } from './operator.ts';
import type { Factor } from './receipt.ts';

/** Work that is done for every element of `shape`, each time `amount`; unknown while an extent is. */
export function workPerElement(work: WorkClass, shape: Shape | undefined, amount: readonly Factor[] = []): Cost {
  const elements = elementFactors(shape ?? []);
  return { work, factors: elements && [...amount, ...elements] };
}

/** The extents of one sample, as factors: `64×56×56`. */
export function elementFactors(shape: Shape): readonly number[] | undefined {
  const factors: number[] = [];
  for (const dimension of shape) {
    // A batch that was merged with other axes is a multiple of `N`.
    const extent = extentFor(dimension, batchOfOne);
    if (extent === undefined) return undefined;
    // The batch of one sample says nothing in a receipt.
    if (typeof dimension === 'number' || extent !== 1) factors.push(extent);
  }
  return factors.length === 0 ? [1] : factors;
}
