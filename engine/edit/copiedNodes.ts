import { type Analysis, analyze } from '../analysis/analyze.ts';
import type { Source as Wire } from '../graph/graph.ts';
import { renameAt } from '../language/rename.ts';
import type { Library } from '../library/library.ts';
import { linesOf } from './copyNodes.ts';
import { addFrom } from './rewire.ts';
import { sourceOf } from './source.ts';
import { applyEdits, type TextEdit } from './textEdit.ts';

/**
 * The nodes of copied lines, as a network of their own. Undefined for what is no mapping of nodes, or has no operator that
 * is known here.
 */
export function readNodes(text: string, library: Library): Analysis | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  const analysis = analyze(`nodes:\n${lines.map((line) => `  ${line.slice(indent)}\n`).join('')}`);
  const { nodes } = analysis.network;
  const isKnown = nodes.some(({ op }) => op?.kind === 'scalar' && library.find(String(op.value)) !== undefined);
  return analysis.readable && isKnown && nodes.every(({ op }) => op !== undefined) ? analysis : undefined;
}

/** The same nodes with names that nothing in the network has. */
export function underFreeNames(copied: Analysis, { network }: Analysis): Analysis | { readonly refused: string } {
  const { nodes } = copied.network;
  const taken = new Set([...network.inputs, ...network.nodes, ...network.parameters].map(({ name }) => name));
  const names = new Set([...taken, ...nodes.map(({ name }) => name)]);
  const edits: TextEdit[] = [];
  for (const { name, nameRange } of nodes) {
    if (!taken.has(name)) continue;
    const free = nextName(name, names);
    names.add(free);
    const renamed = renameAt(copied, nameRange.start, free);
    if ('refused' in renamed) return renamed;
    edits.push(...renamed.edits);
  }
  return analyze(applyEdits(copied.text, edits));
}

/** The first of the nodes says what it reads, where it says nothing yet. */
export function readingFrom(fresh: Analysis, head: readonly Wire[]): Analysis {
  const source = sourceOf(fresh);
  const [first] = fresh.network.nodes;
  const [entry] = source.nodes;
  if (first?.from !== undefined || entry === undefined || head.length === 0) return fresh;
  return analyze(applyEdits(fresh.text, [addFrom(source, entry.value, head)]));
}

export function entriesOf(fresh: Analysis): readonly string[] {
  const source = sourceOf(fresh);
  return source.nodes.map((entry) => linesOf(source, entry));
}

/** `conv1`, `conv2`, …; `stem`, `stem2`, … */
function nextName(name: string, taken: ReadonlySet<string>): string {
  const stem = name.replace(/\d+$/, '');
  let number = stem === name ? 2 : Number(name.slice(stem.length)) + 1;
  while (taken.has(`${stem}${number}`)) number++;
  return `${stem}${number}`;
}
