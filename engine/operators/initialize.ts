import type { Initializer, Weight } from './operator.ts';
import type { Factor } from './receipt.ts';

export const zeros: Initializer = { kind: 'constant', value: 0 };
export const ones: Initializer = { kind: 'constant', value: 1 };

/**
 * A kernel and the bias beside it. PyTorch takes the product of all extents but the first for the fan in, of a
 * transposed convolution too, where those are its outputs (torch/nn/init.py, `_calculate_fan_in_and_fan_out`).
 */
export function kernelAndBias(shape: readonly number[], factors: readonly Factor[], bias: number): readonly Weight[] {
  const initialize = uniformByFanIn(shape.slice(1).reduce((product, extent) => product * extent, 1));
  const kernel: Weight = { name: 'weight', kind: 'parameter', shape, factors, initialize };
  if (bias === 0) return [kernel];
  return [kernel, { name: 'bias', kind: 'parameter', shape: [bias], factors: [bias], initialize }];
}

/**
 * PyTorch's `kaiming_uniform_(a=√5)` for kernels and its own rule for biases come to the same: uniform within
 * `1/√fan_in` (https://github.com/pytorch/pytorch/issues/57109).
 */
function uniformByFanIn(fanIn: number): Initializer {
  return { kind: 'uniform', bound: 1 / Math.sqrt(fanIn) };
}
