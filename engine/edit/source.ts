import { isCollection, isMap, isScalar, type Node, type Pair, parseDocument, visit, type YAMLMap } from 'yaml';
import type { Analysis } from '../analysis/analyze.ts';
import { cutNodeSection, type NodeSection, type Piece } from '../spec/nodeSection.ts';

/** A text with its YAML tree, for edits that touch only the bytes they mean. All places are those of the text. */
export interface Source {
  readonly text: string;
  /** `\n` or `\r\n`, whichever the text has first. */
  readonly lineBreak: string;
  /** The keys of the file. Where the nodes were read one by one, `nodes` has no value here. */
  readonly sections: readonly MapEntry[];
  readonly nodes: readonly MapEntry[];
}

export interface MapEntry {
  readonly name: string;
  /** Where its key begins. */
  readonly start: number;
  readonly key: Node;
  readonly value: Node | null;
  /** Whether the mapping it stands in is written between braces. */
  readonly inFlow: boolean;
}

/** A text that was read piece by piece is not read as a whole here either: a gesture looks at a few nodes of thousands. */
export function sourceOf({ text, parsed, network, readable }: Analysis): Source {
  const cut = readable && parsed.pieces ? cutNodeSection(text) : undefined;
  const names = network.nodes.map((node) => node.name);
  // Where a name stands twice there are more pieces than nodes.
  return cut?.pieces.length === names.length ? new PiecewiseSource(text, cut, names) : readWhole(text);
}

function readWhole(text: string): Source {
  const sections = readEntries({ text, offset: 0 });
  return { text, lineBreak: lineBreakOf(text), sections, nodes: entriesOf(entryOf(sections, 'nodes')?.value) };
}

class PiecewiseSource implements Source {
  readonly text: string;
  readonly lineBreak: string;
  readonly nodes: readonly MapEntry[];
  private readonly cut: NodeSection;
  private read: readonly MapEntry[] | undefined;

  constructor(text: string, cut: NodeSection, names: readonly string[]) {
    this.text = text;
    this.lineBreak = lineBreakOf(text);
    this.nodes = cut.pieces.map((piece, index) => new UnreadEntry(names[index] ?? '', piece));
    this.cut = cut;
  }

  get sections(): readonly MapEntry[] {
    this.read ??= [{ text: this.cut.head, offset: 0 }, this.cut.tail].flatMap(readEntries);
    return this.read;
  }
}

/** The entry of a node, read when somebody looks into it. */
class UnreadEntry implements MapEntry {
  readonly name: string;
  readonly start: number;
  readonly inFlow = false;
  private readonly piece: Piece;
  private read: MapEntry | undefined;

  constructor(name: string, piece: Piece) {
    this.name = name;
    this.start = piece.offset;
    this.piece = piece;
  }

  get key(): Node {
    return this.entry.key;
  }

  get value(): Node | null {
    return this.entry.value;
  }

  private get entry(): MapEntry {
    this.read ??= readEntries(this.piece)[0];
    if (this.read === undefined) throw new Error(`${this.name} was read before and cannot be read any more`);
    return this.read;
  }
}

function readEntries({ text, offset }: Piece): readonly MapEntry[] {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  if (offset > 0) {
    visit(document, {
      Node(_, node) {
        const [start, end, behind] = node.range ?? [0, 0, 0];
        node.range = [start + offset, end + offset, behind + offset];
      },
    });
  }
  return entriesOf(document.contents);
}

function lineBreakOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

export function entriesOf(node: Node | null | undefined): readonly MapEntry[] {
  if (!isMap(node)) return [];
  // A parsed mapping holds nodes; yaml types it `unknown` for the sake of mappings that programs build.
  const pairs = (node as YAMLMap<Node, Node | null>).items;
  const inFlow = node.flow === true;
  return pairs.map(({ key, value }: Pair<Node, Node | null>) => {
    return { name: isScalar(key) ? (key.source ?? String(key.value)) : '', start: startOf(key), key, value, inFlow };
  });
}

export function entryOf(entries: readonly MapEntry[], name: string): MapEntry | undefined {
  return entries.find((entry) => entry.name === name);
}

export function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** Where the last letter of the node ends: trailing comments, blank lines and line breaks are not part of it. */
export function endOf(source: Source, node: Node): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    const inner = isPair(last) ? (last.value ?? last.key) : last;
    if (isNode(inner)) return endOf(source, inner);
  }
  const end = node.range?.[1] ?? 0;
  return end - (/\s*$/.exec(source.text.slice(startOf(node), end))?.[0].length ?? 0);
}

export function entryEnd(source: Source, entry: MapEntry): number {
  const empty = entry.value === null || (isScalar(entry.value) && entry.value.source === '');
  const keyEnd = endOf(source, entry.key);
  if (!empty && entry.value !== null) return Math.max(endOf(source, entry.value), keyEnd);
  // `name:` without a value ends with its colon.
  const colon = source.text.indexOf(':', keyEnd);
  return colon < 0 ? keyEnd : colon + 1;
}

export function lineStart(source: Source, offset: number): number {
  return source.text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line of `offset` ends, its line break not included. */
export function lineEnd(source: Source, offset: number): number {
  const lineBreak = source.text.indexOf('\n', offset);
  if (lineBreak < 0) return source.text.length;
  return source.text[lineBreak - 1] === '\r' && lineBreak - 1 >= offset ? lineBreak - 1 : lineBreak;
}

export function indentOf(source: Source, entry: MapEntry): string {
  return ' '.repeat(entry.start - lineStart(source, entry.start));
}

function isPair(item: unknown): item is Pair<Node, Node | null> {
  return typeof item === 'object' && item !== null && 'key' in item && 'value' in item;
}

function isNode(item: unknown): item is Node {
  return typeof item === 'object' && item !== null && 'range' in item;
}
