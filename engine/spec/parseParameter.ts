import type { Attribute } from '../operators/attribute.ts';
import type { Parameter, ValueDefinition } from './definition.ts';
import { parseValue } from './parseValue.ts';
import type { Entry, Reader } from './reader.ts';
import { isNothing, type Syntax } from './syntax.ts';

/**
 * `stride: 1` has the default 1 and takes whole numbers; `out_channels:` must be given. The long form says more:
 * `{kind: pair, default: 3, doc: Size of the window, minimum: 1}`.
 */
export function parseParameter(entry: Entry, reader: Reader): Parameter {
  const { name, nameRange } = entry;
  if (entry.value?.kind === 'mapping') return { name, nameRange, ...longForm(entry, reader) };
  const value = isNothing(entry.value) ? undefined : parseValue(entry.value, nameRange, reader, name);
  return { name, nameRange, attribute: attributeFor(kindOf(value), '', value, new Map()), default: value };
}

/** What a parameter can be: the kinds of attributes. */
export const parameterKinds = [
  'integer',
  'number',
  'boolean',
  'choice',
  'pair',
  'padding',
  'integers',
  'operator',
] as const;

type Kind = (typeof parameterKinds)[number];

function longForm(entry: Entry, reader: Reader): Pick<Parameter, 'attribute' | 'default'> {
  const fields = new Map<string, Syntax | null>();
  for (const field of reader.entries(entry.value, entry.name, '{kind: integer, default: 1}')) {
    if (Object.hasOwn(parameterKeys, field.name)) fields.set(field.name, field.value);
    else reader.reportUnknownKey(field, Object.keys(parameterKeys));
  }
  const { nameRange } = entry;
  const given = fields.get('default');
  const value = given === undefined ? undefined : parseValue(given, nameRange, reader, 'default');
  const doc = fields.get('doc');
  const text = doc === undefined ? '' : (reader.text(doc, 'doc', nameRange) ?? '');
  return { attribute: attributeFor(readKind(fields, value, entry, reader), text, value, fields), default: value };
}

/** What the long form of a parameter may say, with a word on each. */
export const parameterKeys: Readonly<Record<string, string>> = {
  kind: 'What its values are: `integer`, `pair` (one number or `[height, width]`), `padding`, `boolean`, `choice` …',
  default: 'The value where none is given; may be an expression of other parameters and of the inputs, `=x.channels`.',
  doc: 'One sentence on what it does.',
  minimum: 'The smallest value that makes sense.',
  maximum: 'The largest value that makes sense.',
  choices: 'The words to choose from: `[zeros, reflect]`.',
};

function readKind(
  fields: ReadonlyMap<string, Syntax | null>,
  value: ValueDefinition | undefined,
  { nameRange }: Entry,
  reader: Reader,
): Kind {
  if (!fields.has('kind')) return fields.has('choices') ? 'choice' : kindOf(value);
  const node = fields.get('kind') ?? null;
  const text = reader.text(node, 'kind', nameRange);
  const kind = parameterKinds.find((each) => each === text);
  if (kind === undefined && text !== undefined) {
    reader.report(
      'wrong-kind',
      node?.range ?? nameRange,
      `kind must be one of ${parameterKinds.join(', ')}, found ${text}`,
    );
  }
  return kind ?? kindOf(value);
}

function attributeFor(
  kind: Kind,
  doc: string,
  value: ValueDefinition | undefined,
  fields: ReadonlyMap<string, Syntax | null>,
): Attribute {
  const given = value === undefined ? {} : ({ optional: true } as const);
  if (kind === 'choice') return { kind, doc, choices: listOf(fields.get('choices')), ...given };
  const minimum = numberOf(fields.get('minimum'));
  const maximum = numberOf(fields.get('maximum'));
  const bounds = { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
  if (kind === 'integer' || kind === 'number') return { kind, doc, ...bounds, ...given };
  if (kind === 'padding') return { kind, doc, named: true, sides: true, ...given };
  if (kind === 'pair' || kind === 'integers') {
    return { kind, doc, ...(minimum === undefined ? {} : { minimum }), ...given };
  }
  return { kind, doc, ...given };
}

/** What a default tells about its parameter. */
function kindOf(value: ValueDefinition | undefined): Kind {
  if (value?.kind === 'list') return 'integers';
  if (value?.kind !== 'scalar') return 'integer';
  if (typeof value.value === 'boolean') return 'boolean';
  if (typeof value.value === 'string') return 'operator';
  return value.fraction ? 'number' : 'integer';
}

function numberOf(syntax: Syntax | null | undefined): number | undefined {
  return syntax?.kind === 'scalar' && typeof syntax.value === 'number' ? syntax.value : undefined;
}

function listOf(syntax: Syntax | null | undefined): readonly string[] {
  if (syntax?.kind !== 'list') return [];
  return syntax.items.map((item) => (item.kind === 'scalar' ? item.text : ''));
}
