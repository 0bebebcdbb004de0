import { didYouMean, nearest } from '../library/nearest.ts';
import type { ProblemCode } from '../problems/list.ts';
import { type Problem, problem } from './problem.ts';
import type { Range } from './range.ts';
import { describe, type EntrySyntax, isNothing, type Syntax, textRange } from './syntax.ts';

/** A key with its value as the text has them. */
export interface Entry {
  readonly name: string;
  /** Without quotes. */
  readonly nameRange: Range;
  /** From the beginning of the key to the end of the value. */
  readonly range: Range;
  readonly value: Syntax | null;
}

/** The nearest name that a node can have. */
export function validName(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_]/g, '_');
}

/** Reads the tree and notes what is not as expected. */
export class Reader {
  readonly problems: Problem[] = [];

  report(code: ProblemCode, range: Range, message: string): void {
    this.problems.push(problem({ code, message, range }));
  }

  /** Of a thousand open brackets each is missing at the same place. */
  reportOnce(code: ProblemCode, range: Range, message: string): void {
    const told = this.problems.some((each) => each.message === message && each.range.start === range.start);
    if (!told) this.report(code, range, message);
  }

  /** What is told meanwhile concerns a node of the file. */
  aboutNode<Result>(node: string, read: () => Result): Result {
    const before = this.problems.length;
    const result = read();
    const told = this.problems.splice(before);
    this.problems.push(...told.map((each) => ({ ...each, node })));
    return result;
  }

  /** The entries of a mapping; a note and nothing for anything else. A missing value (`nodes:`) is an empty mapping. */
  entries(syntax: Syntax | null, what: string, example: string): readonly Entry[] {
    if (isNothing(syntax)) return [];
    if (syntax.kind === 'mapping') {
      return this.unique(syntax.entries.map((entry) => this.entry(entry)).filter((entry) => entry !== undefined));
    }
    const message = `${what} must be a mapping such as ${example}, found ${describe(syntax)}`;
    this.report('wrong-kind', syntax.range, message);
    return [];
  }

  /** Without those whose name has been seen before; each of them is a problem. */
  unique(entries: readonly Entry[]): readonly Entry[] {
    const seen = new Set<string>();
    return entries.filter(({ name, nameRange }) => {
      const fresh = !seen.has(name);
      seen.add(name);
      if (!fresh) this.reportTwice(name, nameRange);
      return fresh;
    });
  }

  reportTwice(name: string, range: Range): void {
    this.report(
      'duplicate-name',
      range,
      `${name} stands twice here, and only the first counts. Remove one of the two, or give it another name.`,
    );
  }

  /** Of a key that means nothing. It is left alone, so that other tools can keep theirs in the file. */
  reportUnknownKey({ name, nameRange }: Entry, known: readonly string[]): void {
    const help = didYouMean(nearest(name, known)) || `The keys here are ${known.join(', ')}.`;
    this.report('unknown-key', nameRange, `${name} is not a key of the language, and is left alone. ${help}`);
  }

  /** Of nodes and inputs, which are named in `from`. */
  checkName(name: string, range: Range): void {
    if (/^[A-Za-z0-9_]+$/.test(name)) return;
    const help = name === '' ? '' : `. Write ${validName(name)}.`;
    const message = `A name is made of the letters A to Z, digits and _, found ${name || 'nothing'}${help}`;
    this.report('invalid-name', range, message);
  }

  /** The items of a list. */
  items(syntax: Syntax | null, what: string, example: string): readonly Syntax[] {
    if (isNothing(syntax)) return [];
    if (syntax.kind === 'list') return syntax.items;
    const message = `${what} must be a list such as ${example}, found ${describe(syntax)}`;
    this.report('wrong-kind', syntax.range, message);
    return [];
  }

  /** The text of a scalar; `place` is where to tell that there is none. */
  text(syntax: Syntax | null, what: string, place: Range): string | undefined {
    if (syntax?.kind === 'scalar' && syntax.value !== null) return syntax.text;
    this.report('wrong-kind', syntax?.range ?? place, `${what} must be a text, found ${describe(syntax)}`);
    return undefined;
  }

  entry({ key, value }: EntrySyntax): Entry | undefined {
    if (key.kind !== 'scalar') {
      this.report('wrong-kind', key.range, `A key must be a name, found ${describe(key)}`);
      return undefined;
    }
    const { start, end } = key.range;
    // What an alias stands for is written elsewhere, before the key.
    const last = value === null || value.range.end < end ? end : value.range.end;
    return { name: key.text, nameRange: textRange(key), range: { start, end: last }, value };
  }
}
