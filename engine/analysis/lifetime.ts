import type { OperatorNode, Tensor } from '../graph/graph.ts';
import { type Receipt, receipt, type Term } from '../operators/receipt.ts';

/** A piece of memory, and the first and the last step of a schedule at which it is in use. */
export interface Lifetime {
  readonly tensor: Tensor;
  /** Bytes. */
  readonly size: Term;
  readonly from: number;
  readonly to: number;
}

/** The most memory that is in use at once. */
export interface Peak {
  /** The step at which that is, and the operator that runs then; undefined where nothing runs. */
  readonly step: number;
  readonly node: OperatorNode | undefined;
  /** What is in use then, the largest first: one term for each piece. */
  readonly receipt: Receipt;
  readonly tensors: readonly Tensor[];
}

/** `steps` are the operators in the order in which they run. Of several peaks of one size it is the first. */
export function peakOf(lifetimes: readonly Lifetime[], steps: readonly OperatorNode[]): Peak {
  const changes = new Float64Array(steps.length + 1);
  for (const { size, from, to } of lifetimes) {
    changes[from] = (changes[from] ?? 0) + size.value;
    changes[to + 1] = (changes[to + 1] ?? 0) - size.value;
  }
  let inUse = 0;
  let most = 0;
  let peak = 0;
  for (const [step, change] of changes.entries()) {
    inUse += change;
    if (inUse <= most) continue;
    most = inUse;
    peak = step;
  }
  const alive = lifetimes
    .filter(({ from, to }) => from <= peak && peak <= to)
    .sort((left, right) => right.size.value - left.size.value);
  return {
    step: peak,
    node: steps[peak],
    receipt: receipt(alive.map(({ size }) => size)),
    tensors: [...new Set(alive.map(({ tensor }) => tensor))],
  };
}
