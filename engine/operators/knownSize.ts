import { type Dimension, printDimension } from '../tensor/dimension.ts';

/** Some operators can only be written in ONNX for sizes that are known. */
export class UnknownSizeError extends Error {
  override readonly name = 'UnknownSizeError';
}

export function knownSize(dimension: Dimension | undefined, operator: string): number {
  if (typeof dimension === 'number') return dimension;
  const found = dimension === undefined ? '?' : printDimension(dimension);
  throw new UnknownSizeError(
    `${operator} needs the size of its input in numbers, but it is ${found}. Give the inputs of the network numbers.`,
  );
}
