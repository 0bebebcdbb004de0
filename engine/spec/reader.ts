import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { Problem, ProblemCode } from './problem.ts';
import type { Range } from './range.ts';

/** A key with its value as the text has them. */
export interface Entry {
  readonly name: string;
  readonly nameRange: Range;
  /** From the first letter of the key to the end of the value. */
  readonly range: Range;
  readonly value: Node | null;
}

/**
 * Reads the YAML tree and notes what is not as expected. Offsets are those of the document, also when the tree was made
 * from a part of it that begins at `offset`.
 */
export class Reader {
  readonly problems: Problem[] = [];
  private readonly document: Document.Parsed;
  private readonly offset: number;

  constructor(document: Document.Parsed, offset = 0) {
    this.document = document;
    this.offset = offset;
  }

  report(code: ProblemCode, range: Range, message: string, severity: Problem['severity'] = 'error'): void {
    this.problems.push({ code, severity, message, range });
  }

  range(node: Node | null | undefined): Range {
    const [start, end] = node?.range ?? [0, 0];
    return { start: start + this.offset, end: end + this.offset };
  }

  /** The entries of a mapping; a note and nothing for anything else. A missing value (`nodes:`) is an empty mapping. */
  entries(node: Node | null, what: string, example: string): Entry[] {
    if (node === null || (isScalar(node) && node.value === null)) return [];
    if (!isMap(node)) {
      this.report(
        'wrong-kind',
        this.range(node),
        `${what} must be a mapping such as ${example}, found ${describe(node)}`,
      );
      return [];
    }
    const entries: Entry[] = [];
    const seen = new Set<string>();
    for (const pair of pairsOf(node)) {
      const entry = this.entry(pair);
      if (entry === undefined) continue;
      if (seen.has(entry.name)) {
        this.report(
          'duplicate-name',
          entry.nameRange,
          `${entry.name} stands twice here; give one of the two another name`,
        );
      } else entries.push(entry);
      seen.add(entry.name);
    }
    return entries;
  }

  /** The items of a list. */
  items(node: Node | null, what: string, example: string): Node[] {
    if (node === null || (isScalar(node) && node.value === null)) return [];
    if (!isSeq<Node>(node)) {
      this.report('wrong-kind', this.range(node), `${what} must be a list such as ${example}, found ${describe(node)}`);
      return [];
    }
    return node.items;
  }

  text(node: Node | null, what: string): string | undefined {
    if (node !== null && isScalar(node) && node.value !== null) return scalarText(node);
    this.report('wrong-kind', this.range(node), `${what} must be a text, found ${describe(node)}`);
    return undefined;
  }

  /** What an alias stands for. One that stands for something around itself stays an alias: it has no end. */
  private resolved(node: Node | null): Node | null {
    if (!isAlias(node)) return node;
    const target = node.resolve(this.document);
    const before = (target?.range?.[1] ?? Number.POSITIVE_INFINITY) <= (node.range?.[0] ?? 0);
    return target !== undefined && before ? target : node;
  }

  private entry(pair: Pair<Node, Node | null>): Entry | undefined {
    const { key } = pair;
    const value = this.resolved(pair.value);
    if (!isScalar(key)) {
      this.report('wrong-kind', this.range(key), `A key must be a name, found ${describe(key)}`);
      return undefined;
    }
    const nameRange = this.range(key);
    const end = pair.value?.range ? this.range(pair.value).end : nameRange.end;
    return {
      name: scalarText(key),
      nameRange,
      range: { start: nameRange.start, end: Math.max(end, nameRange.end) },
      value,
    };
  }
}

/** A scalar as it was written: the key `0` and the name `1e3` stay what they look like. */
export function scalarText(scalar: Scalar): string {
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
}

export function describe(node: Node | null): string {
  if (node === null || (isScalar(node) && node.value === null)) return 'nothing';
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  if (isAlias(node)) return `the alias *${node.source}`;
  return isScalar(node) ? scalarText(node) : 'something else';
}

function pairsOf(map: YAMLMap): readonly Pair<Node, Node | null>[] {
  // Typed `unknown` by yaml because programs may build maps of anything; a parsed one holds nodes.
  return (map as YAMLMap<Node, Node | null>).items;
}
