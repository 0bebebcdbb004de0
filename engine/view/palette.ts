import { builtIn, builtInNames, type LibraryEntry } from '../library/library.ts';
import type { AttributeSchema } from '../operators/attribute.ts';
import type { Definition } from '../spec/definition.ts';
import type { PaletteEntry } from './snapshot.ts';

/** What can be dragged into every file: all that ships. */
export function builtInPalette(): readonly PaletteEntry[] {
  return builtInNames().flatMap((name) => {
    const entry = builtIn(name);
    return entry === undefined ? [] : [paletteEntry(name, entry, false)];
  });
}

/** The blocks of a file. */
export function ownPalette(blocks: readonly Definition[]): readonly PaletteEntry[] {
  return blocks.map((block) => paletteEntry(block.name, { kind: 'block', block }, true));
}

/** What the operator or block can be told. */
export function schemaOf(entry: LibraryEntry): AttributeSchema {
  if (entry.kind === 'operator') return entry.operator.attributes;
  return Object.fromEntries(entry.block.parameters.map((parameter) => [parameter.name, parameter.attribute]));
}

function paletteEntry(name: string, entry: LibraryEntry, own: boolean): PaletteEntry {
  const { doc, category } = entry.kind === 'operator' ? entry.operator : entry.block;
  return { name, kind: entry.kind, category, doc, attributes: schemaOf(entry), own };
}
