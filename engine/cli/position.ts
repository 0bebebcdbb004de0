/** A place in a text as editors count it, both from 1; columns in UTF-16 code units, as in VS Code. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets into positions. */
export function positions(text: string): (offset: number) => Position {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}
