import { printStarter, starterAttributes } from '../../edit/starter.ts';
import { attributesOf, describeAttribute, type NamedAttribute } from '../attributeText.ts';
import { type Completion, literal, placeholder } from './completion.ts';
import { parameterExpressions } from './expressions.ts';
import { hasColon } from './keys.ts';
import { plainOperatorNames } from './operators.ts';
import { entryAt, type Place } from './place.ts';

/** What the operator can be told and is not yet, the required first. */
export function attributeNames(place: Place): readonly Completion[] {
  const { analysis, cursor } = place;
  const missing = attributesHere(place).filter(({ name }) => !cursor.siblings.has(name));
  const starter = starterValues(place);
  return [...missing.filter((each) => each.required), ...missing.filter((each) => !each.required)].map((each) => {
    const value = starter[each.name] ?? each.default;
    const bare = hasColon(analysis.text, cursor.range.end);
    const snippet = bare ? each.name : `${each.name}: ${value === '' ? '' : placeholder(1, value)}`;
    const detail = each.required ? 'required' : each.default;
    const documentation = describeAttribute(each);
    const { range } = cursor;
    return { kind: 'attribute', label: each.name, detail, documentation, snippet, range, continues: true };
  });
}

/** What an attribute can be: its choices, the default, what the palette would write. */
export function attributeValues(place: Place): readonly Completion[] {
  const name = place.path.findLast((key) => key !== '-') ?? '';
  const known = attributesHere(place).find((each) => each.name === name);
  const whole = place.path.at(-1) !== '-';
  const values = known === undefined || !whole ? [] : valuesOf(place, known);
  return [...values, ...parameterExpressions(place)];
}

function valuesOf(place: Place, known: NamedAttribute): readonly Completion[] {
  const { attribute, name } = known;
  if (attribute.kind === 'operator') return plainOperatorNames(place);
  const values = new Map<string, string>();
  if (attribute.kind === 'boolean') values.set('true', '').set('false', '');
  if (attribute.kind === 'choice') for (const choice of attribute.choices) values.set(choice, '');
  if (attribute.kind === 'padding' && attribute.named)
    values.set('same', 'keeps the size at stride 1').set('valid', 'none');
  const starter = starterValues(place)[name];
  if (starter !== undefined && !values.has(starter)) values.set(starter, 'usual');
  if (known.default !== '') values.set(known.default, 'default');
  return [...values].map(([value, detail]) => {
    const snippet = literal(value);
    const documentation = describeAttribute(known);
    return { kind: 'value', label: value, detail, documentation, snippet, range: place.cursor.range };
  });
}

function attributesHere(place: Place): readonly NamedAttribute[] {
  const entry = entryAt(place);
  return entry === undefined ? [] : attributesOf(entry);
}

function starterValues(place: Place): Readonly<Record<string, string>> {
  const entry = entryAt(place);
  if (entry === undefined) return {};
  const values = Object.entries(starterAttributes(entry, place.shapes));
  return Object.fromEntries(values.map(([name, value]) => [name, printStarter(value)]));
}
