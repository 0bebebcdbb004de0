import type { Range } from './range.ts';

/**
 * The tree of a YAML text as far as the language needs it. Two readers make it: `yamlSyntax.ts` for everything, with the
 * library yaml, and `lineSyntax.ts` for the one line that most nodes are.
 */
export type Syntax = ScalarSyntax | MappingSyntax | ListSyntax | AliasSyntax;

export interface ScalarSyntax {
  readonly kind: 'scalar';
  readonly value: number | string | boolean | null;
  /** As it was written, without quotes: the key `0` and the name `1e3` stay what they look like. */
  readonly text: string;
  readonly quoted: boolean;
  readonly range: Range;
}

export interface MappingSyntax {
  readonly kind: 'mapping';
  readonly entries: readonly EntrySyntax[];
  readonly range: Range;
}

export interface EntrySyntax {
  readonly key: Syntax;
  /** Null for `name:` with nothing behind it. */
  readonly value: Syntax | null;
}

export interface ListSyntax {
  readonly kind: 'list';
  readonly items: readonly Syntax[];
  readonly range: Range;
}

/** `*name` where what it stands for may not be put in its place: inside a list, or around itself. */
export interface AliasSyntax {
  readonly kind: 'alias';
  readonly name: string;
  readonly range: Range;
}

/** Where the text of a scalar stands, without its quotes. */
export function textRange({ quoted, range }: ScalarSyntax): Range {
  return quoted ? { start: range.start + 1, end: Math.max(range.start + 1, range.end - 1) } : range;
}

export function isNothing(syntax: Syntax | null): syntax is null | (ScalarSyntax & { readonly value: null }) {
  return syntax === null || (syntax.kind === 'scalar' && syntax.value === null);
}

/** What was found, in a message. */
export function describe(syntax: Syntax | null): string {
  if (isNothing(syntax)) return 'nothing';
  switch (syntax.kind) {
    case 'scalar':
      return syntax.quoted ? `"${syntax.text}"` : syntax.text;
    case 'alias':
      return `the alias *${syntax.name}`;
    default:
      return `a ${syntax.kind}`;
  }
}
