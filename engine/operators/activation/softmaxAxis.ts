export const softmaxAxis = {
  kind: 'integer',
  default: 1,
  doc: 'The axis along which the probabilities add up to 1; the batch is axis 0.',
} as const;

/** For each element the exponential, a sum and a quotient. */
export const softmaxWork = 3;
