import type { Analysis } from '../../analysis/analyze.ts';
import type { Tensor } from '../../graph/graph.ts';
import { type Library, type LibraryEntry, libraryWith } from '../../library/library.ts';
import type { Definition } from '../../spec/definition.ts';
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
}

export function placeOf(analysis: Analysis, cursor: Cursor): Place {
  const { network } = analysis;
  const { block, path } = localPath(cursor.path);
  const definition = block === undefined ? network : (network.blocks.find((each) => each.name === block) ?? network);
  const [unfolded] = unfoldingsOf(analysis, definition);
  return { analysis, cursor, path, definition, unfolded, library: libraryWith(network.blocks) };
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

/** What the node at the cursor reads, as far as it can be told: what `from` names, else the node above. */
export function sourcesAt(place: Place): readonly (Tensor | undefined)[] {
  const { cursor, unfolded } = place;
  const from = cursor.siblings.get('from');
  const above = from !== undefined && from !== '' ? from : nameAbove(place);
  return above === undefined || unfolded === undefined ? [] : [tensorOf(unfolded, above)];
}

/** The node above the cursor, or the only input. */
export function nameAbove({ definition, cursor, path }: Place): string | undefined {
  const before = definition.nodes.filter((node) => node.nameRange.start < cursor.range.start && node.name !== path[1]);
  if (before.length > 0) return before.at(-1)?.name;
  return definition.inputs.length === 1 ? definition.inputs[0]?.name : undefined;
}
