import type { Attribute } from '../../../engine/operators/attribute.ts';

/** A value as the file would have it: what a field shows for a default. */
export function printDefault(attribute: Attribute): string {
  const value = attribute.default;
  if (value === undefined) return attribute.optional ? 'none' : 'required';
  if (typeof value !== 'object') return String(value);
  return printNumbers(value);
}

/** What a person typed, as YAML. Two numbers in whatever notation are a pair; everything else is passed on as it is. */
export function yamlFromField(attribute: Attribute, typed: string): string | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  if (!listKinds.has(attribute.kind) || text.startsWith('=') || text.startsWith('[')) return text;
  const parts = text.split(/\s*(?:,|×|x|;|\s)\s*/i);
  const numeric = parts.every((part) => /^(-?\d+(\.\d+)?|null)$/.test(part));
  if (!numeric) return text;
  if (parts.length === 1 && (attribute.kind !== 'integers' || attribute.single)) return text;
  return `[${parts.join(', ')}]`;
}

/** `3 × H × W`, as the canvas shows the shape of an input, is `[3, H, W]` in the file. */
export function shapeAsYaml(shape: string): string {
  return shape === '' ? '' : `[${shape.split(' × ').join(', ')}]`;
}

/** `3, 224, 224` and `3x224x224` are shapes too. */
export function shapeFromField(typed: string): string {
  const text = typed.trim();
  if (text === '' || text.startsWith('[')) return text;
  return `[${text.split(/\s*[,;×]\s*|(?<=\d)\s*[xX]\s*(?=\w)|\s+/).join(', ')}]`;
}

const listKinds: ReadonlySet<Attribute['kind']> = new Set(['pair', 'padding', 'integers']);

/** Equal numbers are one number, as people write them: `3`, `[3, 5]`. */
function printNumbers(numbers: readonly number[]): string {
  const [first] = numbers;
  const same = numbers.length > 1 && numbers.every((each) => each === first);
  return same ? String(first) : `[${numbers.join(', ')}]`;
}
