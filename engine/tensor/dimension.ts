/**
 * One extent of a tensor: a number, a symbol that went through some windows, or unknown.
 *
 * A symbolic extent is `floor((multiplier · of + offset) / divisor)`. That form is closed under what convolutions and
 * pools do to a size (add a constant, divide and round down), so two branches that shrink H alike compare as equal
 * without knowing H. Only a multiple of what was rounded down needs the same form inside: `2·⌊H / 2⌋`.
 */
export type Dimension = number | SymbolicDimension | UnknownDimension;

export interface SymbolicDimension {
  readonly kind: 'symbolic';
  /** The name of a size that is not fixed, or what became of one. */
  readonly of: string | SymbolicDimension;
  readonly multiplier: number;
  readonly offset: number;
  readonly divisor: number;
}

export interface UnknownDimension {
  readonly kind: 'unknown';
}

export const unknownDimension: UnknownDimension = { kind: 'unknown' };

export function symbol(name: string): SymbolicDimension {
  return { kind: 'symbolic', of: name, multiplier: 1, offset: 0, divisor: 1 };
}

/** The batch. It is implied in every network and always the first axis. */
export const batch: SymbolicDimension = symbol('N');

export function add(dimension: Dimension, amount: number): Dimension {
  if (typeof dimension === 'number') return dimension + amount;
  if (dimension.kind === 'unknown') return dimension;
  return simplified({ ...dimension, offset: dimension.offset + amount * dimension.divisor });
}

/** `floor(dimension / divisor)` for a positive whole divisor. */
export function floorDivide(dimension: Dimension, divisor: number): Dimension {
  if (typeof dimension === 'number') return Math.floor(dimension / divisor);
  if (dimension.kind === 'unknown') return dimension;
  return simplified({ ...dimension, divisor: dimension.divisor * divisor });
}

export function multiply(dimension: Dimension, factor: number): Dimension {
  if (typeof dimension === 'number') return dimension * factor;
  if (dimension.kind === 'unknown' || factor === 1) return dimension;
  if (dimension.divisor !== 1) return { kind: 'symbolic', of: dimension, multiplier: factor, offset: 0, divisor: 1 };
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

/** What an extent comes to when the symbols stand for `sizes`; undefined where one of them has none. */
export function extentFor(dimension: Dimension, sizes: Readonly<Record<string, number>>): number | undefined {
  if (typeof dimension === 'number') return dimension;
  if (dimension.kind === 'unknown') return undefined;
  const { of, multiplier, offset, divisor } = dimension;
  const inner = typeof of === 'string' ? sizes[of] : extentFor(of, sizes);
  return inner === undefined ? undefined : Math.floor((multiplier * inner + offset) / divisor);
}

/** The symbols set to one sample. */
export const batchOfOne: Readonly<Record<string, number>> = { N: 1 };

/** `H + H` is `2·H`; a symbol plus another has no form here and is unknown. */
function sumOfSymbols(left: Dimension, right: Dimension): Dimension {
  if (!isMultiple(left) || !isMultiple(right) || !isOfSame(left, right)) return unknownDimension;
  return { ...left, multiplier: left.multiplier + right.multiplier, offset: left.offset + right.offset };
}

function isMultiple(dimension: Dimension): dimension is SymbolicDimension {
  return typeof dimension !== 'number' && dimension.kind === 'symbolic' && dimension.divisor === 1;
}

/** Whether two extents are equal: `undefined` where that depends on a size nobody has given yet. */
export function sameDimension(left: Dimension, right: Dimension): boolean | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left === right;
  if (typeof left === 'number' || typeof right === 'number') return undefined;
  if (left.kind === 'unknown' || right.kind === 'unknown' || !isOfSame(left, right)) return undefined;
  if (left.multiplier !== right.multiplier || left.divisor !== right.divisor) return undefined;
  if (left.offset === right.offset) return true;
  return left.divisor === 1 ? false : undefined;
}

/**
 * How many of `right` there are to one of `left`, roundings aside: 2 for `H` and `⌊H / 2⌋`. Undefined where the sizes that are
 * not fixed have nothing to do with each other.
 */
export function ratio(left: Dimension, right: Dimension): number | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left / right;
  if (typeof left === 'number' || typeof right === 'number') return undefined;
  if (left.kind === 'unknown' || right.kind === 'unknown') return undefined;
  const [over, under] = [scale(left), scale(right)];
  return over.symbol === under.symbol ? over.factor / under.factor : undefined;
}

/** The size that an extent hangs on: `H` of `⌊H / 2⌋`. */
export function symbolOf(dimension: Dimension): string | undefined {
  return typeof dimension === 'number' || dimension.kind === 'unknown' ? undefined : scale(dimension).symbol;
}

/** As people read it: `64`, `H`, `⌊(H − 1) / 2⌋ + 1` or `?`. */
export function printDimension(dimension: Dimension): string {
  if (typeof dimension === 'number') return String(dimension);
  if (dimension.kind === 'unknown') return '?';
  const { of, multiplier, divisor } = dimension;
  // floor((H + 1) / 2) is floor((H − 1) / 2) + 1: the second is how window arithmetic is written in textbooks.
  const whole = divisor > 1 && dimension.offset > 0 ? Math.floor((dimension.offset + divisor - 1) / divisor) : 0;
  const offset = dimension.offset - whole * divisor;
  const scaled = printMultiple(multiplier, of);
  const numerator = offset === 0 ? scaled : `${scaled} ${offset < 0 ? '−' : '+'} ${Math.abs(offset)}`;
  if (divisor === 1) return numerator;
  const quotient = `⌊${offset === 0 ? numerator : `(${numerator})`} / ${divisor}⌋`;
  return whole === 0 ? quotient : `${quotient} + ${whole}`;
}

function printMultiple(multiplier: number, of: string | SymbolicDimension): string {
  if (typeof of === 'string') return multiplier === 1 ? of : `${multiplier}·${of}`;
  const inner = printDimension(of);
  if (multiplier === 1) return inner;
  return `${multiplier}·${inner.includes('⌋ + ') ? `(${inner})` : inner}`;
}

function isOfSame({ of: left }: SymbolicDimension, { of: right }: SymbolicDimension): boolean {
  if (typeof left === 'string' || typeof right === 'string') return left === right;
  return sameDimension(left, right) === true;
}

function scale({ of, multiplier, divisor }: SymbolicDimension): { readonly symbol: string; readonly factor: number } {
  const inner = typeof of === 'string' ? { symbol: of, factor: 1 } : scale(of);
  return { symbol: inner.symbol, factor: (inner.factor * multiplier) / divisor };
}

function simplified(dimension: SymbolicDimension): SymbolicDimension {
  const { of, multiplier, offset, divisor } = dimension;
  const whole = multiplier % divisor === 0;
  const reduced = whole
    ? { ...dimension, multiplier: multiplier / divisor, offset: Math.floor(offset / divisor), divisor: 1 }
    : dimension;
  // floor((floor(a / b) + c) / d) is floor((a + b·c) / (b·d)).
  if (typeof of === 'string' || reduced.multiplier !== 1) return reduced;
  return simplified({
    ...of,
    offset: of.offset + of.divisor * reduced.offset,
    divisor: of.divisor * reduced.divisor,
  });
}
