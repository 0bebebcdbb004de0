import { type Dimension, floorDivide, multiply, unknownDimension } from '../../tensor/dimension.ts';

/** `floor(extent · scale)`, for a size nobody has given yet too where the scale is a simple fraction. */
export function scaleExtent(extent: Dimension, scale: number): Dimension {
  if (typeof extent === 'number') return Math.floor(extent * scale);
  for (let divisor = 1; divisor <= largestDivisor; divisor++) {
    const multiplier = Math.round(scale * divisor);
    if (Math.abs(scale * divisor - multiplier) < 1e-9) return floorDivide(multiply(extent, multiplier), divisor);
  }
  return unknownDimension;
}

/** Scales that people write are halves, thirds, tenths … */
const largestDivisor = 64;
