import { isCollection, isMap, isScalar, type Node, type Pair, Parser, parseDocument, type YAMLMap } from 'yaml';

/** A text with its YAML tree, for edits that touch only the bytes they mean. */
export interface Source {
  readonly text: string;
  readonly root: Node | null;
  /** `\n` or `\r\n`, whichever the text has first. */
  readonly lineBreak: string;
}

export interface MapEntry {
  readonly name: string;
  readonly key: Node;
  readonly value: Node | null;
}

export function readSource(text: string): Source {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  return { text, root: document.contents, lineBreak: /\r?\n/.exec(text)?.[0] ?? '\n' };
}

export function entriesOf(node: Node | null | undefined): readonly MapEntry[] {
  if (!isMap(node)) return [];
  // A parsed mapping holds nodes; yaml types it `unknown` for the sake of mappings that programs build.
  const pairs = (node as YAMLMap<Node, Node | null>).items;
  return pairs.map(({ key, value }: Pair<Node, Node | null>) => {
    return { name: isScalar(key) ? (key.source ?? String(key.value)) : '', key, value };
  });
}

export function entryOf(node: Node | null | undefined, name: string): MapEntry | undefined {
  return entriesOf(node).find((entry) => entry.name === name);
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
  const start = startOf(entry.key);
  return ' '.repeat(start - lineStart(source, start));
}

/** The comments between two offsets, each without the white space around it. */
export function commentsBetween(source: Source, start: number, end: number): readonly string[] {
  const comments: string[] = [];
  for (const token of new Parser().parse(source.text)) collectComments(token, start, end, comments);
  return comments;
}

function collectComments(token: unknown, start: number, end: number, comments: string[]): void {
  if (Array.isArray(token)) {
    for (const each of token) collectComments(each, start, end, comments);
    return;
  }
  if (typeof token !== 'object' || token === null) return;
  if ('type' in token && token.type === 'comment' && 'offset' in token && 'source' in token) {
    const { offset, source } = token;
    if (typeof offset === 'number' && offset >= start && offset < end) comments.push(String(source));
    return;
  }
  for (const part of Object.values(token)) if (typeof part === 'object') collectComments(part, start, end, comments);
}

function isPair(item: unknown): item is Pair<Node, Node | null> {
  return typeof item === 'object' && item !== null && 'key' in item && 'value' in item;
}

function isNode(item: unknown): item is Node {
  return typeof item === 'object' && item !== null && 'range' in item;
}
