/** A stretch of text by offsets in UTF-16 code units, the end not included: what VS Code's `positionAt` understands. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export function contains(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}
