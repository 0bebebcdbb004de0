import type { Tensor } from '../graph/graph.ts';
import { arithmetic, literal, type Term } from './term.ts';
import { type Column, sameColumn } from './value.ts';

/** An extent of a tensor. Its term is made when it is asked for: not every size of an input is a parameter of the class. */
export interface Size {
  readonly axis: number;
  readonly column: Column;
  readonly term: () => Term;
  /** Whether it was only found to be a part or a multiple of another: no more is built on it. */
  readonly isGuess?: true;
}

/** How an extent is named. */
export type Naming = Pick<Size, 'term' | 'isGuess'>;

/** What is known by name of a tensor. */
export interface KnownTensor {
  readonly rank: number;
  readonly sizes: readonly Size[];
}

/** The tensor in all uses, with the terms that `name` finds for its extents. */
export function knownTensor(
  tensors: readonly (Tensor | undefined)[],
  name: (axis: number, column: Column) => Naming | undefined,
): KnownTensor {
  const rank = Math.max(1, ...tensors.map((tensor) => tensor?.shape?.length ?? 0));
  const sizes = Array.from({ length: rank - 1 }, (_, position): readonly Size[] => {
    const axis = position + 1;
    const column = extentsAlong(axis, tensors);
    const naming = column && name(axis, column);
    return column && naming ? [{ axis, column, ...naming }] : [];
  });
  return { rank, sizes: sizes.flat() };
}

/** The extents of one axis in all uses, where all are numbers. */
export function extentsAlong(axis: number, tensors: readonly (Tensor | undefined)[]): Column | undefined {
  const column = tensors.map((tensor) => {
    const extent = tensor?.shape?.[axis];
    return typeof extent === 'number' ? extent : undefined;
  });
  const isKnown = tensors.every((tensor, use) => tensor === undefined || column[use] !== undefined);
  return isKnown && column.some((extent) => extent !== undefined) ? column : undefined;
}

/** How an extent follows from those of what a node reads: the same, their sum, or a multiple. */
export function sizeAfter(axis: number, column: Column, sources: readonly (readonly Size[])[]): Naming | undefined {
  const along = sources.flatMap((sizes) => sizes.find((size) => size.axis === axis) ?? []);
  // Where axes are turned around, that of another axis.
  const same = [...along, ...sources.flat()].find((size) => sameColumn(size.column, column));
  return same ?? (along.length === sources.length ? sumOf(along, column) : undefined) ?? sizeFrom(along, column);
}

/** `in_channels`, `in_channels // 2`, `out_channels * 49` */
export function sizeFrom(sizes: readonly Size[], column: Column): Naming | undefined {
  const same = sizes.find((size) => sameColumn(size.column, column));
  if (same !== undefined) return same;
  for (const size of sizes.filter(({ isGuess }) => !isGuess)) {
    const factor = ratio(column, size.column);
    const number = factor ?? ratio(size.column, column);
    if (number === undefined) continue;
    const operator = factor === undefined ? '//' : '*';
    const term = () => arithmetic(operator, size.term(), literal(number, column.length), column);
    return { term, isGuess: true };
  }
  return undefined;
}

/** The whole number that all values are times the others. */
function ratio(column: Column, others: Column): number | undefined {
  const ratios = column.flatMap((value, use) => {
    const other = others[use];
    return typeof value === 'number' && typeof other === 'number' ? [value / other] : [];
  });
  const [first] = ratios;
  return first !== undefined && Number.isInteger(first) && ratios.every((each) => each === first) ? first : undefined;
}

/** What several tensors make one behind the other: `ch1x1 + ch3x3`. */
function sumOf(parts: readonly Size[], column: Column): Naming | undefined {
  const total = column.map((_, use) => {
    const numbers = parts.flatMap((part) => part.column[use] ?? []).filter((value) => typeof value === 'number');
    return numbers.length === parts.length ? numbers.reduce((sum, each) => sum + each, 0) : undefined;
  });
  if (parts.length < 2 || !sameColumn(total, column) || total.every((value) => value === undefined)) return undefined;
  return {
    term: () =>
      added(
        parts.map((part) => part.term()),
        column,
      ),
  };
}

/** `a + b`, and `5 * a` for five of the same. */
function added(terms: readonly Term[], column: Column): Term {
  const [first] = terms;
  if (first !== undefined && terms.every((term) => term.text === first.text))
    return arithmetic('*', literal(terms.length, column.length), first, column);
  return terms.reduce((left, right) => arithmetic('+', left, right, column));
}
