import type { AttributeValue } from '../operators/attribute.ts';
import { printPython } from '../operators/spelling.ts';

/** A value in Python: as attributes have them, or words of code such as `nn.ReLU`. */
export type Value = number | string | boolean | null | readonly (number | null)[] | Code;

export interface Code {
  readonly code: string;
}

/** A value for each use of a class; undefined where a use does not come to it. */
export type Column = readonly (Value | undefined)[];

/** An argument of PyTorch's, where a list of one is a number: `nn.LayerNorm(64)`. */
export function argumentValue(value: AttributeValue | null): Value {
  if (typeof value !== 'object' || value === null) return value ?? null;
  const [only = null, ...others] = value;
  return others.length === 0 ? only : value;
}

export function printValue(value: Value): string {
  if (isCode(value)) return value.code;
  if (!isList(value)) return printPython(value);
  return `(${value.map(printPython).join(', ')}${value.length === 1 ? ',' : ''})`;
}

export function isCode(value: Value | undefined): value is Code {
  return typeof value === 'object' && value !== null && 'code' in value;
}

export function isList(value: Value | undefined): value is readonly (number | null)[] {
  return Array.isArray(value);
}

/** Whether two columns agree in every use that comes to both. */
export function sameColumn(left: Column, right: Column): boolean {
  return left.every((value, use) => {
    const other = right[use];
    return value === undefined || other === undefined || printValue(value) === printValue(other);
  });
}

/** The value of all uses that come to it, where they agree. */
export function onlyValue(column: Column): Value | undefined {
  const [first, ...others] = column.filter((value) => value !== undefined);
  if (first === undefined) return undefined;
  return others.every((value) => printValue(value) === printValue(first)) ? first : undefined;
}
