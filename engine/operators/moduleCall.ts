import type { Attribute, AttributeSchema, AttributeValue } from './attribute.ts';

/** `nn.Conv2d(64, 128, kernel_size=3)`: the positional arguments, then by name those that differ from the defaults. */
export function moduleCall(
  module: string,
  positional: readonly AttributeValue[],
  schema: AttributeSchema = {},
  attributes: Readonly<Record<string, AttributeValue>> = {},
): string {
  const named = Object.entries(schema).flatMap(([name, attribute]) => {
    const value = attributes[name];
    if (printPython(value) === printPython(attribute.default)) return [];
    return [`${name}=${printPython(shorten(attribute, value))}`];
  });
  return `${module}(${[...positional.map(printPython), ...named].join(', ')})`;
}

/** A value as Python has it; lists are tuples. */
export function printPython(value: AttributeValue | null): string {
  if (value === undefined || value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : `float('${value < 0 ? '-' : ''}inf')`;
  if (typeof value === 'string') return `'${value}'`;
  return value.length === 1 ? printPython(value[0]) : `(${value.map(printPython).join(', ')})`;
}

/** One number where it stands for both axes. PyTorch's modules pad both sides alike: `(height, width)`. */
function shorten({ kind }: Attribute, value: AttributeValue): AttributeValue {
  if (typeof value !== 'object' || (kind !== 'pair' && kind !== 'padding')) return value;
  const [height, width] = kind === 'padding' ? [value[2], value[0]] : value;
  if (height === width && typeof height === 'number') return height;
  return [height ?? null, width ?? null];
}
