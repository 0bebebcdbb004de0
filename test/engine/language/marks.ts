import type { Range } from '../../../engine/spec/range.ts';

/** Test texts show where the cursor is: `$0`. */
export function withCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('$0');
  if (offset < 0 || marked.indexOf('$0', offset + 1) >= 0) throw new Error('Expected one $0 in the text');
  return { text: marked.slice(0, offset) + marked.slice(offset + 2), offset };
}

/** What is expected stands between `⟦` and `⟧`. */
export function withoutRanges(marked: string): string {
  return marked.replace(/[⟦⟧]/g, '');
}

export function withRanges(text: string, ranges: readonly Range[]): string {
  let marked = '';
  let position = 0;
  for (const { start, end } of [...ranges].sort((left, right) => left.start - right.start)) {
    marked += `${text.slice(position, start)}⟦${text.slice(start, end)}⟧`;
    position = end;
  }
  return marked + text.slice(position);
}
