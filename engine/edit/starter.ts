import type { LibraryEntry } from '../library/library.ts';
import { type Attribute, isRequired } from '../operators/attribute.ts';
import type { StarterValue } from '../operators/operator.ts';
import type { Shape } from '../tensor/shape.ts';

/** A name for a new node of this operator that nothing else has: `conv1`, `conv2`, … */
export function freeName(op: string, taken: ReadonlySet<string>): string {
  const stem = op.replace(/2d$/i, '').toLowerCase();
  let number = 1;
  while (taken.has(`${stem}${number}`)) number++;
  return `${stem}${number}`;
}

/** What a new node must be told to work on tensors of these shapes. */
export function starterAttributes(
  entry: LibraryEntry,
  shapes: readonly (Shape | undefined)[],
): Readonly<Record<string, StarterValue>> {
  const starter = entry.kind === 'operator' ? entry.operator.starter?.(shapes) : undefined;
  if (starter !== undefined) return starter;
  const channels = shapes[0]?.[1];
  return Object.fromEntries(
    requiredAttributes(entry).map(([name, attribute]) => {
      const value = /channels/.test(name) && typeof channels === 'number' ? channels : leastValue(attribute);
      return [name, value] as const;
    }),
  );
}

export function printStarter(value: StarterValue): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}

function requiredAttributes(entry: LibraryEntry): readonly (readonly [string, Attribute])[] {
  if (entry.kind === 'operator')
    return Object.entries(entry.operator.attributes).filter(([, each]) => isRequired(each));
  const required = entry.block.parameters.filter((parameter) => parameter.default === undefined);
  return required.map(({ name, attribute }) => [name, attribute]);
}

function leastValue(attribute: Attribute): StarterValue {
  switch (attribute.kind) {
    case 'boolean':
      return false;
    case 'choice':
      return attribute.choices[0] ?? '';
    case 'operator':
      return 'ReLU';
    case 'integers':
      return [attribute.minimum ?? 1];
    default:
      return Math.max(1, attribute.minimum ?? 1);
  }
}
