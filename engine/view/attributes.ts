import { show } from '../graph/evaluate.ts';
import type { GraphNode } from '../graph/graph.ts';
import type { LibraryEntry } from '../library/library.ts';
import type { ValueDefinition } from '../spec/definition.ts';
import type { ViewNode } from './snapshot.ts';

/** What the text gives, in the order in which the operator or block lists it, and what that or a default comes to. */
export function attributesOf(node: GraphNode, entry: LibraryEntry | undefined): Pick<ViewNode, 'given' | 'computed'> {
  const given: Record<string, string> = {};
  const computed: Record<string, string> = {};
  const values = usedValues(node);
  const definitions = new Map(node.definition.attributes.map((attribute) => [attribute.name, attribute.value]));
  for (const name of namesOf(entry)) {
    const definition = definitions.get(name);
    if (definition !== undefined) given[name] = printDefinition(definition);
    // What an operator is not told is the default that its record has.
    if (definition === undefined ? entry?.kind !== 'block' : definition.kind !== 'expression') continue;
    const value = values(name);
    if (value !== undefined) computed[name] = printValue(value);
  }
  return { given, computed };
}

function namesOf(entry: LibraryEntry | undefined): readonly string[] {
  if (entry === undefined) return [];
  return entry.kind === 'operator'
    ? Object.keys(entry.operator.attributes)
    : entry.block.parameters.map((each) => each.name);
}

function usedValues(node: GraphNode): (name: string) => unknown {
  const shown = node.kind === 'repeat' ? node.copies[0] : node;
  if (shown?.kind === 'operator') return (name) => shown.attributes[name];
  return shown?.kind === 'block' ? (name) => shown.parameters.get(name) : () => undefined;
}

function printDefinition(value: ValueDefinition): string {
  if (value.kind === 'scalar') return show(value.value);
  if (value.kind === 'list') return `[${value.items.map(printDefinition).join(', ')}]`;
  return value.kind === 'expression' ? value.text : '';
}

function printValue(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  const [first, ...others] = value;
  return value.length > 0 && others.every((other) => other === first) ? String(first) : `[${value.join(', ')}]`;
}
