/**
 * One extent of a tensor: a number, a symbol that went through some windows, or unknown.
 *
 * A symbolic extent is `floor((multiplier · symbol + offset) / divisor)`. That form is closed under what convolutions and
 * pools do to a size (add a constant, divide and round down), so two branches that shrink H alike compare as equal
 * without knowing H.
 */
export type Dimension = number | SymbolicDimension | UnknownDimension;

export interface SymbolicDimension {
  readonly kind: 'symbolic';
  readonly symbol: string;
  readonly multiplier: number;
  readonly offset: number;
  readonly divisor: number;
}

export interface UnknownDimension {
  readonly kind: 'unknown';
}

export const unknownDimension: UnknownDimension = { kind: 'unknown' };

export function symbol(name: string): SymbolicDimension {
  return { kind: 'symbolic', symbol: name, multiplier: 1, offset: 0, divisor: 1 };
}

/** The batch. It is implied in every network and always the first axis. */
export const batch: SymbolicDimension = symbol('N');

export function add(dimension: Dimension, amount: number): Dimension {
  if (typeof dimension === 'number') return dimension + amount;
  if (dimension.kind === 'unknown') return dimension;
  return { ...dimension, offset: dimension.offset + amount * dimension.divisor };
}

/** `floor(dimension / divisor)` for a positive whole divisor. */
export function floorDivide(dimension: Dimension, divisor: number): Dimension {
  if (typeof dimension === 'number') return Math.floor(dimension / divisor);
  if (dimension.kind === 'unknown') return dimension;
  return reduce({ ...dimension, divisor: dimension.divisor * divisor });
}

export function multiply(dimension: Dimension, factor: number): Dimension {
  if (typeof dimension === 'number') return dimension * factor;
  if (dimension.kind === 'unknown' || factor === 1) return dimension;
  if (dimension.divisor !== 1) return unknownDimension;
  return { ...dimension, multiplier: dimension.multiplier * factor, offset: dimension.offset * factor };
}

/** The product of several extents; a symbol times a symbol has no form here and is unknown. */
export function product(dimensions: readonly Dimension[]): Dimension {
  return dimensions.reduce((result, dimension) => {
    if (typeof dimension === 'number') return multiply(result, dimension);
    return typeof result === 'number' ? multiply(dimension, result) : unknownDimension;
  }, 1);
}

export function sum(dimensions: readonly Dimension[]): Dimension {
  return dimensions.reduce((result, dimension) => {
    if (typeof dimension === 'number') return add(result, dimension);
    return typeof result === 'number' ? add(dimension, result) : sumOfSymbols(result, dimension);
  }, 0);
}

/** `H + H` is `2·H`; a symbol plus another has no form here and is unknown. */
function sumOfSymbols(left: Dimension, right: Dimension): Dimension {
  if (!isMultiple(left) || !isMultiple(right) || left.symbol !== right.symbol) return unknownDimension;
  return { ...left, multiplier: left.multiplier + right.multiplier, offset: left.offset + right.offset };
}

function isMultiple(dimension: Dimension): dimension is SymbolicDimension {
  return typeof dimension !== 'number' && dimension.kind === 'symbolic' && dimension.divisor === 1;
}

/** Whether two extents are equal: `undefined` where that depends on a size nobody has given yet. */
export function sameDimension(left: Dimension, right: Dimension): boolean | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left === right;
  if (typeof left === 'number' || typeof right === 'number') return undefined;
  if (left.kind === 'unknown' || right.kind === 'unknown' || left.symbol !== right.symbol) return undefined;
  if (left.multiplier !== right.multiplier || left.divisor !== right.divisor) return undefined;
  if (left.offset === right.offset) return true;
  return left.divisor === 1 ? false : undefined;
}

/** As people read it: `64`, `H`, `⌊(H − 1) / 2⌋ + 1` or `?`. */
export function printDimension(dimension: Dimension): string {
  if (typeof dimension === 'number') return String(dimension);
  if (dimension.kind === 'unknown') return '?';
  const { symbol: name, multiplier, divisor } = dimension;
  // floor((H + 1) / 2) is floor((H − 1) / 2) + 1: the second is how window arithmetic is written in textbooks.
  const whole = divisor > 1 && dimension.offset > 0 ? Math.floor((dimension.offset + divisor - 1) / divisor) : 0;
  const offset = dimension.offset - whole * divisor;
  const scaled = multiplier === 1 ? name : `${multiplier}·${name}`;
  const numerator = offset === 0 ? scaled : `${scaled} ${offset < 0 ? '−' : '+'} ${Math.abs(offset)}`;
  if (divisor === 1) return numerator;
  const quotient = `⌊${offset === 0 ? numerator : `(${numerator})`} / ${divisor}⌋`;
  return whole === 0 ? quotient : `${quotient} + ${whole}`;
}

function reduce(dimension: SymbolicDimension): SymbolicDimension {
  const { multiplier, offset, divisor } = dimension;
  if (multiplier % divisor !== 0) return dimension;
  return { ...dimension, multiplier: multiplier / divisor, offset: Math.floor(offset / divisor), divisor: 1 };
}
