/** A tensor with its numbers, in C order: what goes into a forward pass and comes out of it. */
export interface FloatTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** By name. */
export type Tensors = ReadonlyMap<string, FloatTensor>;
