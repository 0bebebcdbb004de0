import { readLine } from './lineSyntax.ts';
import { cutNodeSection, type Piece } from './nodeSection.ts';
import { parseNetworkSections, type Sections } from './parseDefinition.ts';
import { parseFileNode } from './parseNode.ts';
import { isConstant, moveRange, PlacedNode, type ReadNode } from './placedNode.ts';
import type { Problem } from './problem.ts';
import { type Entry, Reader } from './reader.ts';
import type { EntrySyntax } from './syntax.ts';
import { readYaml } from './yamlSyntax.ts';

/** A text that was read piece by piece: what stands before its nodes, each node, and what stands after. */
export interface Pieces {
  readonly sections: Sections;
  readonly problems: readonly Problem[];
  readonly head: ReadPart;
  /** By their words. */
  readonly nodes: ReadonlyMap<string, ReadNode>;
  /** Whether every node is YAML. */
  readonly readable: boolean;
}

interface ReadPart {
  readonly text: string;
  readonly keys: readonly string[];
  readonly sections: Sections;
  readonly problems: readonly Problem[];
}

/** Undefined where the pieces do not make sense by themselves; the text must then be read as a whole. */
export function parsePieces(text: string, before: Pieces | undefined): Pieces | undefined {
  const cut = cutNodeSection(text);
  const head = cut && (before?.head.text === cut.head ? before.head : readPart({ text: cut.head, offset: 0 }));
  const tail = cut && readPart(cut.tail);
  if (cut === undefined || head === undefined || tail === undefined) return undefined;
  // The head ends with `nodes:`, which must be a key of the file, and there only once; so must every other.
  const twice = tail.keys.some((key) => head.keys.includes(key));
  if (twice || head.keys.at(-1) !== 'nodes') return undefined;
  const nodes = new Map<string, ReadNode>();
  const placed: PlacedNode[] = [];
  for (const { text: words, offset } of cut.pieces) {
    const read =
      nodes.get(words) ?? before?.nodes.get(words) ?? readNode(detached(words)) ?? readBroken(detached(words));
    if (read === undefined) return undefined;
    nodes.set(words, read);
    placed.push(new PlacedNode(read, offset));
  }
  const { unique, problems } = withoutTwins(placed);
  return {
    sections: { ...head.sections, ...tail.sections, nodes: unique },
    problems: [...head.problems, ...problems, ...tail.problems],
    head,
    nodes,
    readable: placed.every(({ read }) => read.readable),
  };
}

function readPart({ text, offset }: Piece): ReadPart | undefined {
  const { root, errors, isPart } = readYaml(text, offset);
  if (errors.length > 0 || isPart || (root !== null && root.kind !== 'mapping')) return undefined;
  const reader = new Reader();
  const entries = reader.entries(root, 'The network', '');
  // Two of a kind, or a key that is no name: the whole text tells it better.
  if (reader.problems.length > 0) return undefined;
  const sections = parseNetworkSections(entries, reader, 'file');
  return { text, keys: entries.map((entry) => entry.name), sections, problems: reader.problems };
}

function readNode(text: string): ReadNode | undefined {
  const syntax = readLine(text) ?? readEntry(text);
  const reader = new Reader();
  const entry: Entry | undefined = syntax && reader.entry(syntax);
  if (entry === undefined) return undefined;
  const definition = parseFileNode(entry, reader);
  return { text, definition, problems: reader.problems, isConstant: isConstant(definition), readable: true };
}

/** Words that are no YAML: an unclosed quote or bracket spoils its own node, not those below. */
function readBroken(text: string): ReadNode | undefined {
  const { root, errors } = readYaml(text);
  const [first] = root?.kind === 'mapping' ? root.entries : [];
  const reader = new Reader();
  const entry = first === undefined ? nameAlone(text) : reader.entry(first);
  if (entry === undefined || entry.nameRange.start > 1) return undefined;
  reader.aboutNode(entry.name, () => {
    for (const { message, range } of errors) reader.reportOnce('yaml-syntax', range, `This is not YAML: ${message}`);
    if (first === undefined) {
      const message = `This is not YAML: expected a colon and a blank after the name, as in ${entry.name}: ReLU`;
      reader.reportOnce('yaml-syntax', entry.nameRange, message);
    }
  });
  if (reader.problems.length === 0) return undefined;
  // What else seems wrong may come from what is not there.
  const definition = parseFileNode(entry, new Reader());
  return { text, definition, problems: reader.problems, isConstant: false, readable: false };
}

/** A node that is being typed: it has a name, and no colon yet. */
function nameAlone(text: string): Entry | undefined {
  const name = /^[A-Za-z0-9_]+/.exec(text)?.[0];
  const range = { start: 0, end: name?.length ?? 0 };
  return name === undefined ? undefined : { name, nameRange: range, range, value: null };
}

/**
 * A copy of its own. A slice keeps the whole text alive that it was cut from: V8 cuts without copying,
 * and nodes are kept over thousands of versions of the text.
 */
function detached(slice: string): string {
  return String(JSON.parse(JSON.stringify(slice)));
}

/** An entry over several lines, or with something unusual in it. */
function readEntry(text: string): EntrySyntax | undefined {
  const { root, errors, isPart } = readYaml(text);
  if (errors.length > 0 || isPart || root?.kind !== 'mapping' || root.entries.length !== 1) return undefined;
  const [entry] = root.entries;
  // `{a: b}` alone on its line is no entry of the mapping around it; and of a key of no letters only yaml knows the place.
  return entry?.key.range.start === 0 && entry.key.range.end > 0 ? entry : undefined;
}

function withoutTwins(placed: readonly PlacedNode[]): { unique: readonly PlacedNode[]; problems: readonly Problem[] } {
  const reader = new Reader();
  const seen = new Set<string>();
  const unique = placed.filter((node) => {
    const fresh = !seen.has(node.name);
    seen.add(node.name);
    if (!fresh) reader.reportTwice(node.name, node.nameRange);
    return fresh;
  });
  const problems = placed.flatMap(({ read, offset }) =>
    read.problems.map((problem) => ({ ...problem, range: moveRange(problem.range, offset) })),
  );
  return { unique, problems: [...problems, ...reader.problems] };
}
