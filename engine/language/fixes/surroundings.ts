import type { Analysis } from '../../analysis/analyze.ts';
import { writeAttribute } from '../../edit/setAttribute.ts';
import { entriesOf, entryOf, type MapEntry, type Source, sourceOf } from '../../edit/source.ts';
import type { Definition, NodeDefinition } from '../../spec/definition.ts';
import type { Problem } from '../../spec/problem.ts';
import { contains } from '../../spec/range.ts';
import { attributesOf, type NamedAttribute } from '../attributeText.ts';
import { entryOfNode } from '../lineText.ts';
import type { Fix } from './fix.ts';

export interface Surroundings {
  readonly source: Source;
  readonly definition: Definition;
  readonly node: NodeDefinition | undefined;
  /** The node as YAML has it. */
  readonly entry: MapEntry | undefined;
  /** What its operator can be told. */
  readonly known: readonly NamedAttribute[];
}

/** The block or network, and the node in it, at which a problem is told. */
export function surroundings(analysis: Analysis, { range }: Problem): Surroundings {
  const { network } = analysis;
  const block = network.blocks.find((each) => contains(each.range, range.start));
  const definition = block ?? network;
  const node = definition.nodes.find((each) => contains(each.range, range.start));
  const source = sourceOf(analysis);
  const entry = node && entryOf(block === undefined ? source.nodes : nodesOfBlock(source, block.name), node.name);
  const operator = node && entryOfNode(analysis, node);
  return { source, definition, node, entry, known: operator === undefined ? [] : attributesOf(operator) };
}

function nodesOfBlock({ sections }: Source, name: string): readonly MapEntry[] {
  const block = entryOf(entriesOf(entryOf(sections, 'blocks')?.value), name);
  return entriesOf(entryOf(entriesOf(block?.value), 'nodes')?.value);
}

/** An attribute written or, without a text, removed; nothing where that cannot be done. */
export function writing(
  { source, entry }: Surroundings,
  name: string,
  text: string | undefined,
  title: string,
): readonly Fix[] {
  const written = entry === undefined ? undefined : writeAttribute(source, entry, name, text);
  return written === undefined || 'refused' in written ? [] : [{ title, edits: written.edits }];
}
