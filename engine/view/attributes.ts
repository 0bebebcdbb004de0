import { show } from '../graph/evaluate.ts';
import type { GraphNode } from '../graph/graph.ts';
import type { LibraryEntry } from '../library/library.ts';
import type { ValueDefinition } from '../spec/definition.ts';
import { schemaOf } from './palette.ts';
import type { ViewAttribute } from './snapshot.ts';

/** Every attribute of the operator or block, as the text has it and as it is used. */
export function attributesOf(node: GraphNode, entry: LibraryEntry | undefined): readonly ViewAttribute[] {
  const { attributes } = node.definition;
  const values = usedValues(node);
  return Object.entries(entry === undefined ? {} : schemaOf(entry)).map(([name, attribute]) => {
    const own = attributes.find((each) => each.name === name);
    return { name, attribute, text: own && printDefinition(own.value), value: printValue(values(name)) };
  });
}

function printDefinition(value: ValueDefinition): string {
  if (value.kind === 'scalar') return show(value.value);
  if (value.kind === 'list') return `[${value.items.map(printDefinition).join(', ')}]`;
  return value.kind === 'expression' ? value.text : '';
}

function usedValues(node: GraphNode): (name: string) => unknown {
  const shown = node.kind === 'repeat' ? node.copies[0] : node;
  if (shown?.kind === 'operator') return (name) => shown.attributes[name];
  return shown?.kind === 'block' ? (name) => shown.parameters.get(name) : () => undefined;
}

function printValue(value: unknown): string {
  if (value === undefined) return '';
  if (!Array.isArray(value)) return String(value);
  const [first, ...others] = value;
  return value.length > 0 && others.every((other) => other === first) ? String(first) : `[${value.join(', ')}]`;
}

/** `64, 3×3, stride 2`: what is given, in as few words as tell it apart. */
export function detailOf(attributes: readonly ViewAttribute[]): string {
  return attributes
    .filter((each) => each.text !== undefined)
    .map(({ name, text = '', value }) => {
      const shown = text.startsWith('=') && value !== '' ? value : text;
      if (name === 'out_channels' || name === 'out_features') return shown;
      if (name === 'kernel_size')
        return /^\d+$/.test(shown) ? `${shown}×${shown}` : shown.replace(/^\[(\d+), (\d+)\]$/, '$1×$2');
      return shown === 'false' ? `no ${name.replaceAll('_', ' ')}` : `${name.replaceAll('_', ' ')} ${shown}`;
    })
    .join(', ');
}
