import { moduleCall, type Spelling } from '../spelling.ts';

export const softmaxAxis = {
  kind: 'integer',
  default: 1,
  doc: 'The axis along which the probabilities add up to 1; the batch is axis 0.',
} as const;

/** For each element the exponential, a sum and a quotient. */
export const softmaxWork = 3;

/** PyTorch's own default is deprecated: it depends on the number of axes. So the axis is always said. */
export function softmaxCall(module: string, dim: number): Spelling {
  return moduleCall(module, {}, { dim: { kind: 'integer', doc: softmaxAxis.doc } }, { dim });
}
