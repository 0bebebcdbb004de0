import type { Shape } from '../../tensor/shape.ts';
import { broadcast } from '../broadcast.ts';
import { type Cost, isRefusal, type Refusal } from '../operator.ts';
import { workPerElement } from '../work.ts';

/**
 * Inputs of different shapes are repeated along axes of extent 1, with or without this attribute: PyTorch does so too.
 * It tells apart who means it from whom it happens to: without it, differing shapes are a warning.
 */
export const broadcastAttribute = {
  kind: 'boolean',
  default: false,
  doc: 'Says that inputs of different shapes are meant to be repeated along axes of extent 1.',
} as const;

export function inferElementwise(inputs: readonly Shape[]): readonly Shape[] | Refusal {
  const shape = broadcast(inputs);
  return isRefusal(shape) ? shape : [shape];
}

/** One operation for each element and each input after the first. */
export function elementwiseCost(inputs: readonly Shape[], output: Shape | undefined): readonly Cost[] {
  return [workPerElement('elementwise', output, inputs.length === 2 ? [] : [inputs.length - 1])];
}
