import { evaluate, functions, show } from '../../graph/evaluate.ts';
import { sizes } from '../../graph/sizes.ts';
import { attributesOf, describeAttribute } from '../attributeText.ts';
import { plain } from '../markdown.ts';
import { printTensor } from '../nodeText.ts';
import { scopeOf, tensorOf } from '../unfolded.ts';
import { type Completion, literal } from './completion.ts';
import type { Place } from './place.ts';

/** Whether the cursor is in an expression: behind a `=`, or where nothing else can stand. */
export function isExpression({ cursor, path }: Place): boolean {
  if (cursor.slot !== 'value') return false;
  return cursor.before.startsWith('=') || ['nodes/*/when', 'laws/-/require'].includes(path.map(wildcard).join('/'));
}

/** The names and functions that an expression can use; after a dot the sizes of the tensor before it. */
export function expressionNames(place: Place): readonly Completion[] {
  const { before } = place.cursor;
  const owner = /([A-Za-z_]\w*)\.\w*$/.exec(before)?.[1];
  if (owner !== undefined) return sizesOf(place, owner);
  if (/[\d.]\w*$|'[^']*$/.test(before)) return [];
  return [...parameterNames(place), ...sourceNames(place), ...functionNames(place)];
}

/** `=out_channels` for each parameter, where a value is yet to be written. */
export function parameterExpressions(place: Place): readonly Completion[] {
  if (place.cursor.before !== '') return [];
  return parameterNames(place).map((each) => ({ ...each, label: `=${each.label}`, snippet: `=${each.snippet}` }));
}

function parameterNames({ definition, unfolded, cursor }: Place): readonly Completion[] {
  const { range } = cursor;
  const known = attributesOf({ kind: 'block', block: definition });
  const parameters = known.map((each): Completion => {
    const value = unfolded?.parameters.get(each.name);
    const detail = value === undefined ? each.default : String(value);
    const documentation = describeAttribute(each);
    return { kind: 'parameter', label: each.name, detail, documentation, snippet: literal(each.name), range };
  });
  if (!cursor.siblings.has('repeat')) return parameters;
  const index = { label: 'index', snippet: 'index', detail: 'the number of the copy, from 0', documentation: '' };
  return [...parameters, { kind: 'parameter', ...index, range }];
}

/** `x.` leads on to the sizes of x. */
function sourceNames({ definition, unfolded, cursor, path }: Place): readonly Completion[] {
  const inputs = definition.inputs.map((input) => input.name);
  // Before any node is there: defaults of parameters, and laws.
  const nodes = path[0] === 'nodes' ? definition.nodes.map((node) => node.name).filter((name) => name !== path[1]) : [];
  return [...inputs, ...nodes].map((name): Completion => {
    const detail = unfolded === undefined ? '' : printTensor(tensorOf(unfolded, name));
    const snippet = `${literal(name)}.`;
    return { kind: 'reference', label: name, detail, documentation: '', snippet, range: cursor.range, continues: true };
  });
}

function sizesOf({ unfolded, cursor: { range } }: Place, owner: string): readonly Completion[] {
  return Object.keys(sizes).map((size) => {
    const name = { kind: 'name', path: [owner, size], range } as const;
    const value = unfolded && evaluate(name, scopeOf(unfolded));
    const detail = value?.kind === 'value' ? show(value.value) : '';
    return { kind: 'value', label: size, detail, documentation: '', snippet: literal(size), range };
  });
}

function functionNames({ cursor: { range } }: Place): readonly Completion[] {
  return Object.entries(functions).map(([name, { doc }]) => {
    return { kind: 'function', label: name, detail: '', documentation: plain(doc), snippet: `${name}($1)`, range };
  });
}

/** Names that people choose do not matter for where one is. */
function wildcard(key: string, index: number): string {
  return index === 1 && key !== '-' ? '*' : key;
}
