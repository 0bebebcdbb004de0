import { show } from '../graph/evaluate.ts';
import type { LibraryEntry } from '../library/library.ts';
import { type Attribute, isRequired } from '../operators/attribute.ts';
import { readAttribute } from '../operators/readAttribute.ts';
import type { ValueDefinition } from '../spec/definition.ts';
import { code, lines } from './markdown.ts';

/** An attribute of an operator or a parameter of a block, which is the same to whoever uses it. */
export interface NamedAttribute {
  readonly name: string;
  readonly attribute: Attribute;
  /** As one would write it; empty where there is none. */
  readonly default: string;
  readonly required: boolean;
}

export function attributesOf(entry: LibraryEntry): readonly NamedAttribute[] {
  if (entry.kind === 'operator') {
    return Object.entries(entry.operator.attributes).map(([name, attribute]) => {
      return { name, attribute, default: printValue(attribute, attribute.default), required: isRequired(attribute) };
    });
  }
  return entry.block.parameters.map(({ name, attribute, default: value }) => {
    return {
      name,
      attribute,
      default: value === undefined ? '' : printDefinition(value),
      required: value === undefined,
    };
  });
}

/** What there is to know of an attribute wherever it stands. */
export function describeAttribute({ name, attribute, default: value, required }: NamedAttribute): string {
  const need = required ? 'required' : value === '' ? 'optional' : `default ${code(value)}`;
  return lines(`**${code(name)}** — ${expectedValue(attribute)}; ${need}`, attribute.doc);
}

/** `an integer of at least 1 or [height, width]`: in the very words of the problem for a value that does not fit. */
export function expectedValue(attribute: Attribute): string {
  const reading = readAttribute(attribute, fitsNowhere);
  return 'expected' in reading ? reading.expected : '';
}

const fitsNowhere = [[]];

/** A value as one would write it: a window of `[3, 3]` is `3`, four equal sides are one. */
export function printValue({ kind }: Attribute, value: unknown): string {
  if (value === undefined) return '';
  if (!Array.isArray(value)) return String(value);
  const [first, second, third, fourth] = value;
  const perAxis = kind === 'pair' || kind === 'padding';
  if (perAxis && value.every((each) => each === first)) return String(first);
  if (kind === 'padding' && value.length === 4 && first === second && third === fourth) return `[${third}, ${first}]`;
  return `[${value.map(String).join(', ')}]`;
}

export function printDefinition(value: ValueDefinition): string {
  if (value.kind === 'list') return `[${value.items.map(printDefinition).join(', ')}]`;
  if (value.kind === 'broken') return '?';
  return value.kind === 'expression' ? value.text : show(value.value);
}
