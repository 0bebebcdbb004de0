import type { Dimension } from '../../tensor/dimension.ts';

/**
 * A 32-bit scale of one axis that gives PyTorch's size. PyTorch multiplies in 64 bits before it rounds down, ONNX Runtime
 * in 32, so that 45 × 1.4 is 62 for the one and 63 for the other; a neighbouring float makes them agree.
 */
export function onnxScale(scale: number, extent: Dimension | undefined, count: Dimension | undefined): number {
  if (typeof extent !== 'number' || typeof count !== 'number') return scale;
  const near = [scale, scale * (1 + ulp), scale * (1 - ulp)].map(Math.fround);
  return near.find((each) => Math.floor(Math.fround(each * extent)) === count) ?? scale;
}

/** The relative distance of neighbouring 32-bit floats, at most. */
const ulp = 2 ** -23;
