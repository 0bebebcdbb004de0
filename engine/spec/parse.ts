import type { Definition, NetworkDefinition } from './definition.ts';
import { definitionOf, parseNetworkSections, type Sections } from './parseDefinition.ts';
import { type Pieces, parsePieces } from './parsePieces.ts';
import type { Problem } from './problem.ts';
import { type Entry, Reader } from './reader.ts';
import { readYaml } from './yamlSyntax.ts';

export interface Parsed {
  readonly network: NetworkDefinition;
  readonly problems: readonly Problem[];
  /** False where the text is not YAML: what was understood may be only a part. */
  readonly readable: boolean;
  /** What the next version of the text can use again; undefined where the text had to be read as a whole. */
  readonly pieces?: Pieces;
}

/**
 * Reads a whole text. Never fails: it gives what it understood and a list of problems. With what was read of the version
 * before, only the nodes that changed are read again; the result is the same.
 */
export function parse(text: string, before?: Parsed): Parsed {
  const pieces = parsePieces(text, before?.pieces);
  if (pieces === undefined) return parseWhole(text, 'file');
  if (!pieces.readable) {
    // What goes on over the lines of several nodes may still be YAML.
    const whole = parseWhole(text, 'file');
    if (whole.readable) return whole;
  }
  const { sections, problems, readable } = pieces;
  return { network: networkOf(rootEntry(text), sections, 'file'), problems, readable, pieces };
}

/** Reads a text in one go: one that was not cut into pieces, or a block that ships with the engine. */
export function parseWhole(text: string, origin: Definition['origin']): Parsed {
  const { root: value, errors } = readYaml(text);
  const reader = new Reader();
  for (const { message, range } of errors) reader.reportOnce('yaml-syntax', range, `This is not YAML: ${message}`);
  const root: Entry = { ...rootEntry(text), value };
  const entries = reader.entries(value, 'The network', '{inputs: {image: [3, 32, 32]}, nodes: {...}}');
  const sections = parseNetworkSections(entries, reader, origin);
  return { network: networkOf(root, sections, origin), problems: reader.problems, readable: errors.length === 0 };
}

function networkOf(root: Entry, sections: Sections, origin: Definition['origin']): NetworkDefinition {
  return { ...definitionOf(root, sections, origin), blocks: sections.blocks ?? [] };
}

function rootEntry(text: string): Entry {
  return { name: 'network', nameRange: { start: 0, end: 0 }, range: { start: 0, end: text.length }, value: null };
}
