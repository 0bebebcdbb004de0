import type { EntrySyntax, ListSyntax, MappingSyntax, ScalarSyntax, Syntax } from './syntax.ts';

/**
 * Reads the one line that most nodes are, `conv1: {op: Conv2d, out_channels: 64, kernel_size: [3, 3]}`, some thirty times
 * faster than a whole YAML parser does. It knows bare words, numbers, expressions and lists of them; on anything else
 * (quotes, anchors, nested mappings, …) it gives undefined, and yaml reads the line. Where both read a line they agree:
 * a test compares them.
 */
export function readLine(line: string, offset = 0): EntrySyntax | undefined {
  return new LineReader(line, offset).entry();
}

const namePattern = /[A-Za-z_][A-Za-z0-9_]*/y;
// A number ends where the value ends; `1x1` or `3.` is left to yaml.
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?=\s*[,}\]]|\s*$|\s+#)/y;
const wordPattern = /[A-Za-z_][A-Za-z0-9_.]*(?=\s*[,}\]]|\s*$|\s+#)/y;
// No comma, bracket, colon, quote or #: what YAML would read as something else.
const expressionPattern = /=[\w .+*/%<>=!()-]*[\w)](?=\s*[,}\]]|\s*$|\s+#)/y;

/** Words that YAML 1.2 does not read as words: https://yaml.org/spec/1.2.2/#1032-tag-resolution */
const constants: ReadonlyMap<string, boolean | null> = new Map([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);

class LineReader {
  private position = 0;
  private readonly line: string;
  private readonly offset: number;

  constructor(line: string, offset: number) {
    this.line = line;
    this.offset = offset;
  }

  entry(): EntrySyntax | undefined {
    const key = this.key();
    const value = key && (this.line[this.position] === '{' ? this.mapping() : this.scalar());
    if (value === undefined) return undefined;
    return key && this.isAtEnd() ? { key, value } : undefined;
  }

  /** A name with its colon and the blanks behind it. */
  private key(): ScalarSyntax | undefined {
    const key = this.matched(namePattern);
    if (key === undefined || constants.has(key) || this.line[this.position] !== ':') return undefined;
    const range = this.rangeOf(key);
    this.position++;
    if (this.line[this.position] !== ' ') return undefined;
    this.skipBlanks();
    return { kind: 'scalar', value: key, text: key, quoted: false, range };
  }

  private mapping(): MappingSyntax | undefined {
    const entries: EntrySyntax[] = [];
    const start = this.position;
    const end = this.items('}', () => {
      const key = this.key();
      const value = key && (this.line[this.position] === '[' ? this.list() : this.scalar());
      if (key === undefined || value === undefined) return false;
      entries.push({ key, value });
      return true;
    });
    return end ? { kind: 'mapping', entries, range: this.rangeFrom(start) } : undefined;
  }

  private list(): ListSyntax | undefined {
    const items: Syntax[] = [];
    const start = this.position;
    const end = this.items(']', () => {
      const item = this.scalar();
      if (item === undefined) return false;
      items.push(item);
      return true;
    });
    return end ? { kind: 'list', items, range: this.rangeFrom(start) } : undefined;
  }

  /** What stands between brackets, with commas; false on anything unusual. */
  private items(closing: string, readItem: () => boolean): boolean {
    this.position++;
    this.skipBlanks();
    while (this.line[this.position] !== closing) {
      if (!readItem()) return false;
      this.skipBlanks();
      if (this.line[this.position] === ',') {
        this.position++;
        this.skipBlanks();
        // A comma before the bracket is allowed in YAML, and rare.
        if (this.line[this.position] === closing) return false;
      } else if (this.line[this.position] !== closing) return false;
    }
    this.position++;
    return true;
  }

  private scalar(): ScalarSyntax | undefined {
    const number = this.matched(numberPattern);
    if (number !== undefined) return this.scalarOf(number, Number(number));
    const text = this.matched(wordPattern) ?? this.matched(expressionPattern);
    if (text === undefined) return undefined;
    const constant = constants.get(text);
    return this.scalarOf(text, constant === undefined ? text : constant);
  }

  private scalarOf(text: string, value: ScalarSyntax['value']): ScalarSyntax {
    return { kind: 'scalar', value, text, quoted: false, range: this.rangeOf(text) };
  }

  private isAtEnd(): boolean {
    return /^(?:\s*|\s+#.*)$/.test(this.line.slice(this.position));
  }

  private matched(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.line)?.[0];
    if (match !== undefined) this.position += match.length;
    return match;
  }

  private skipBlanks(): void {
    while (this.line[this.position] === ' ') this.position++;
  }

  private rangeOf(justRead: string): { start: number; end: number } {
    return this.rangeFrom(this.position - justRead.length);
  }

  private rangeFrom(start: number): { start: number; end: number } {
    return { start: start + this.offset, end: this.position + this.offset };
  }
}
