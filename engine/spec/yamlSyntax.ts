import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
  YAMLParseError,
} from 'yaml';
import type { Range } from './range.ts';
import type { EntrySyntax, ScalarSyntax, Syntax } from './syntax.ts';
import { placedErrors } from './yamlErrors.ts';

export interface YamlSyntax {
  readonly root: Syntax | null;
  readonly errors: readonly { readonly message: string; readonly range: Range }[];
  /** Whether an alias (`*name`) stands for something that is not in this text. */
  readonly isPart: boolean;
}

/** Any YAML text. `offset` is where it begins in the document at hand: all ranges are the document's. */
export function readYaml(text: string, offset = 0): YamlSyntax {
  const document = parse(text);
  const converter = new Converter(document, offset);
  const root = converter.convert(document.contents, 'alone');
  return {
    root,
    isPart: converter.isPart,
    errors: placedErrors(document, text.length).map(({ message, start, end }) => {
      return { message, range: { start: start + offset, end: end + offset } };
    }),
  };
}

function parse(text: string): Document.Parsed {
  const options = { prettyErrors: false, uniqueKeys: false } as const;
  try {
    return parseDocument(text, options);
  } catch (error) {
    // Thousands of nested brackets run yaml out of stack.
    if (!(error instanceof RangeError)) throw error;
    const document = parseDocument('', options);
    document.errors.push(new YAMLParseError([0, text.length], 'IMPOSSIBLE', 'it is nested too deeply'));
    return document;
  }
}

class Converter {
  isPart = false;
  private readonly document: Document.Parsed;
  private readonly offset: number;

  constructor(document: Document.Parsed, offset: number) {
    this.document = document;
    this.offset = offset;
  }

  /** An alias inside a list stays one: lists of lists of aliases could unfold to billions. */
  convert(node: Node | null, place: 'alone' | 'in a list'): Syntax | null {
    if (node === null) return null;
    const range = this.range(node);
    if (isAlias(node)) {
      const target = place === 'alone' ? this.resolved(node) : undefined;
      return target === undefined ? { kind: 'alias', name: node.source, range } : this.convert(target, place);
    }
    if (isScalar(node)) return this.scalar(node, range);
    if (isSeq<Node>(node)) {
      const items = node.items.map((item) => this.convert(item, 'in a list'));
      return { kind: 'list', items: items.map((item) => item ?? nothingAt(range)), range };
    }
    if (isMap(node)) return { kind: 'mapping', entries: pairsOf(node).map((pair) => this.entry(pair, place)), range };
    return null;
  }

  private entry({ key, value }: Pair<Node, Node | null>, place: 'alone' | 'in a list'): EntrySyntax {
    const range = this.range(key);
    return { key: this.convert(key, place) ?? nothingAt(range), value: this.convert(value, place) };
  }

  private scalar(scalar: Scalar, range: Range): ScalarSyntax {
    const quoted = scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE';
    const { value } = scalar;
    const text = typeof value === 'string' ? value : (scalar.source ?? String(value));
    const plain = value === null || ['number', 'string', 'boolean'].includes(typeof value);
    return { kind: 'scalar', value: plain ? plainValue(value) : text, text, quoted, range };
  }

  /** What an alias stands for; not where that is around the alias itself and has no end. */
  private resolved(alias: Alias): Node | undefined {
    const target = alias.resolve(this.document);
    this.isPart ||= target === undefined;
    const before = (target?.range?.[1] ?? Number.POSITIVE_INFINITY) <= (alias.range?.[0] ?? 0);
    return before ? target : undefined;
  }

  private range(node: Node): Range {
    const [start, end] = node.range ?? [0, 0];
    return { start: start + this.offset, end: end + this.offset };
  }
}

function plainValue(value: unknown): number | string | boolean | null {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

function nothingAt({ start }: Range): ScalarSyntax {
  return { kind: 'scalar', value: null, text: '', quoted: false, range: { start, end: start } };
}

function pairsOf(map: YAMLMap): readonly Pair<Node, Node | null>[] {
  // Typed `unknown` by yaml because programs may build maps of anything; a parsed one holds nodes.
  return (map as YAMLMap<Node, Node | null>).items;
}
