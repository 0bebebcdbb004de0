import type { Cost, Weight, WorkClass } from './operator.ts';
import { term } from './receipt.ts';

/** What a node weighs and costs for one sample, everything inside it included. */
export interface Counts {
  /** Trainable numbers. */
  readonly parameters: number;
  /** Running statistics and the like: kept with the weights, not trained. */
  readonly buffers: number;
  /** Multiply-accumulates of convolutions and linear layers, bias not counted. */
  readonly macs: number;
  /** Elementary operations of each class; `macs` is among them. */
  readonly work: Readonly<Record<WorkClass, number>>;
  /** False where something inside is unresolved or of unknown size: the numbers are then those of the rest. */
  readonly complete: boolean;
}

/** Of one operator, from the same lists that are shown as receipts and allocated for a run. */
export function countsOfOperator(weights: readonly Weight[], costs: readonly Cost[]): Counts {
  const work: Record<WorkClass, number> = {
    macs: 0,
    bias: 0,
    normalization: 0,
    activation: 0,
    pooling: 0,
    elementwise: 0,
  };
  let complete = true;
  for (const cost of costs) {
    if (cost.factors === undefined) complete = false;
    else work[cost.work] += term('', cost.factors).value;
  }
  let parameters = 0;
  let buffers = 0;
  for (const { kind, shape } of weights) {
    const elements = shape.reduce((product, extent) => product * extent, 1);
    if (kind === 'parameter') parameters += elements;
    else buffers += elements;
  }
  return { parameters, buffers, macs: work.macs, work, complete };
}
