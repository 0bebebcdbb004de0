import type { Range } from '../../spec/range.ts';

/** Something that could be written at the cursor. */
export interface Completion {
  readonly kind: 'operator' | 'block' | 'attribute' | 'value' | 'reference' | 'key' | 'parameter' | 'function';
  readonly label: string;
  /** A few words beside the label. */
  readonly detail: string;
  /** Markdown without HTML. */
  readonly documentation: string;
  /** What to write, in VS Code's snippet syntax: `${1:3}` is a place to fill in. */
  readonly snippet: string;
  readonly range: Range;
  /** There is more to choose from right behind it. */
  readonly continues?: true;
}

/** A text that stands for itself in a snippet. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A place to fill in, with what is there until then. */
export function placeholder(number: number, text: string): string {
  return `\${${number}:${literal(text)}}`;
}
