import type { Analysis } from '../../analysis/analyze.ts';
import { type Library, type LibraryEntry, libraryWith } from '../../library/library.ts';
import type { Definition } from '../../spec/definition.ts';
import type { Shape } from '../../tensor/shape.ts';
import type { Cursor } from '../cursor.ts';
import { localPath } from '../keys.ts';
import { tensorOf, type Unfolded, unfoldingsOf } from '../unfolded.ts';

/** The cursor with all that is known around it. */
export interface Place {
  readonly analysis: Analysis;
  readonly cursor: Cursor;
  /** The keys around the cursor, as seen from the network or block it is in. */
  readonly path: readonly string[];
  readonly definition: Definition;
  /** The first unfolding of that definition, for the shapes there; a block that nobody uses has none. */
  readonly unfolded: Unfolded | undefined;
  readonly library: Library;
  /** The node above the cursor, or the only input: what is read where nothing else is said. */
  readonly above: string | undefined;
  /** The shapes that the node at the cursor reads, as far as they can be told. */
  readonly shapes: readonly (Shape | undefined)[];
}

export function placeOf(analysis: Analysis, cursor: Cursor): Place {
  const { network } = analysis;
  const { block, path } = localPath(cursor.path);
  const definition = block === undefined ? network : (network.blocks.find((each) => each.name === block) ?? network);
  const [unfolded] = unfoldingsOf(analysis, definition);
  const above = nameAbove(definition, cursor, path);
  const source = cursor.siblings.get('from') || above;
  const shapes = source === undefined || unfolded === undefined ? [] : [tensorOf(unfolded, source)?.shape];
  return { analysis, cursor, path, definition, unfolded, library: libraryWith(network.blocks), above, shapes };
}

/** The node that the cursor is in. */
export function nodeName({ path }: Place): string | undefined {
  return path[0] === 'nodes' ? path[1] : undefined;
}

/** The operator that the node at the cursor says it is. */
export function entryAt({ cursor, path, definition, library }: Place): LibraryEntry | undefined {
  const written = definition.nodes.find((node) => node.name === path[1])?.op;
  const name = cursor.siblings.get('op') ?? (written?.kind === 'scalar' ? String(written.value) : undefined);
  return name === undefined ? undefined : library.find(name);
}

function nameAbove({ nodes, inputs }: Definition, { range }: Cursor, path: readonly string[]): string | undefined {
  const node = nodes.findLast((each) => each.nameRange.start < range.start && each.name !== path[1]);
  if (node !== undefined) return node.name;
  return inputs.length === 1 ? inputs[0]?.name : undefined;
}
