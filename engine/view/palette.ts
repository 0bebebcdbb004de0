import { builtIn, builtInNames, type LibraryEntry } from '../library/library.ts';
import type { AttributeSchema } from '../operators/attribute.ts';
import type { Definition } from '../spec/definition.ts';
import type { PaletteEntry } from './snapshot.ts';

/** What can be dragged in: the blocks of the file first, then all that ships. */
export function paletteOf(own: readonly Definition[]): readonly PaletteEntry[] {
  builtInPalette ??= builtInNames().flatMap((name) => {
    const entry = builtIn(name);
    return entry === undefined ? [] : [paletteEntry(name, entry, false)];
  });
  return [...own.map((block) => paletteEntry(block.name, { kind: 'block', block }, true)), ...builtInPalette];
}

/** What the operator or block can be told. */
export function schemaOf(entry: LibraryEntry): AttributeSchema {
  if (entry.kind === 'operator') return entry.operator.attributes;
  return Object.fromEntries(entry.block.parameters.map((parameter) => [parameter.name, parameter.attribute]));
}

/** It never changes, so it is made once. */
let builtInPalette: readonly PaletteEntry[] | undefined;

function paletteEntry(name: string, entry: LibraryEntry, own: boolean): PaletteEntry {
  const { doc, category } = entry.kind === 'operator' ? entry.operator : entry.block;
  return { name, kind: entry.kind, category, doc, attributes: schemaOf(entry), own };
}
