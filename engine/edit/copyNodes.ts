import type { Analysis } from '../analysis/analyze.ts';
import { hasAnchor } from './anchors.ts';
import { entryEnd, indentOf, lineEnd, lineStart, type MapEntry, type Source, sourceOf } from './source.ts';

/** The lines of nodes as they stand in the text, comments behind them included: for a canvas, or any text. */
export function copyNodes(
  analysis: Analysis,
  nodes: readonly string[],
): { readonly text: string } | { readonly refused: string } {
  if (!analysis.readable)
    return { refused: 'The text cannot be read as YAML right now. Mend it in the text editor first.' };
  const source = sourceOf(analysis);
  const entries = source.nodes.filter(({ name }) => nodes.includes(name));
  if (entries.length === 0) return { refused: 'Only nodes of the network can be copied, not its inputs and outputs.' };
  const shared = entries.find((entry) => hasAnchor(entry.value));
  if (shared)
    return { refused: `${shared.name} shares words with other nodes by a YAML anchor. Copy it in the text editor.` };
  return { text: entries.map((entry) => `${linesOf(source, entry)}\n`).join('') };
}

/** An entry as it stands in the text, without the indentation of its mapping. */
export function linesOf(source: Source, entry: MapEntry): string {
  const end = entryEnd(source, entry);
  if (entry.inFlow) return source.text.slice(entry.start, end);
  const indent = indentOf(source, entry).length;
  const lines = source.text.slice(lineStart(source, entry.start), lineEnd(source, end)).split(/\r?\n/);
  // What is written between braces may go on further to the left.
  return lines.map((line) => line.slice(Math.min(indent, line.search(/\S|$/)))).join('\n');
}
