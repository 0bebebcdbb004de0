/**
 * A text cut where its nodes stand, so that after an edit only the node that was edited is read again. Most of a large
 * network's text is the section `nodes:`, one entry after the other at one indentation.
 */
export interface NodeSection {
  /** Everything up to and including the line `nodes:`. */
  readonly head: string;
  readonly pieces: readonly Piece[];
  /** Everything after the section; it begins with a key at the margin. */
  readonly tail: Piece;
}

export interface Piece {
  readonly text: string;
  readonly offset: number;
}

/** Undefined where the text is not written that way; it is then read as a whole. */
export function cutNodeSection(text: string): NodeSection | undefined {
  const opening = /^nodes:[ \t]*(?:#.*)?\r?\n/m.exec(text);
  if (opening === null) return undefined;
  const start = opening.index + opening[0].length;
  const pieces: Piece[] = [];
  let indent = 0;
  let pieceStart = -1;
  let pieceEnd = start;
  let position = start;
  for (; position < text.length; ) {
    const next = lineAfter(text, position);
    const first = firstLetter(text, position, next);
    const letter = text[first];
    if (first === next || letter === '#') {
      // Blank lines and comments belong to no piece unless the piece goes on below them.
      position = next;
      continue;
    }
    if (letter === '\t') return undefined;
    const column = first - position;
    if (column === 0) break;
    if (indent === 0) indent = column;
    if (column < indent) return undefined;
    if (column === indent) {
      if (pieceStart >= 0) pieces.push(piece(text, pieceStart, pieceEnd));
      pieceStart = first;
    }
    position = next;
    pieceEnd = next;
  }
  if (pieceStart < 0) return undefined;
  pieces.push(piece(text, pieceStart, pieceEnd));
  return { head: text.slice(0, start), pieces, tail: { text: text.slice(position), offset: position } };
}

function piece(text: string, start: number, end: number): Piece {
  return { text: text.slice(start, end).trimEnd(), offset: start };
}

function lineAfter(text: string, position: number): number {
  const lineBreak = text.indexOf('\n', position);
  return lineBreak < 0 ? text.length : lineBreak + 1;
}

/** The first letter of the line that is no blank; the end of the line where there is none. */
function firstLetter(text: string, position: number, end: number): number {
  let first = position;
  while (first < end && text[first] === ' ') first++;
  return first < end && text[first] !== '\n' && text[first] !== '\r' ? first : end;
}
