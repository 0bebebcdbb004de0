import type { ReactNode } from 'react';

/** A sentence or two of Markdown, as far as documentation of operators uses it: code, stress, links as their words. */
export function Prose({ text }: { readonly text: string }): ReactNode {
  return <p className="prose">{piecesOf(text).map(drawPiece)}</p>;
}

export interface Piece {
  readonly kind: 'text' | 'code' | 'strong' | 'emphasis';
  readonly text: string;
}

export function piecesOf(markdown: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of markdown.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\([^)]*\)/g)) {
    if (match.index > end) pieces.push({ kind: 'text', text: markdown.slice(end, match.index) });
    const [, code, strong, emphasis, link] = match;
    if (code !== undefined) pieces.push({ kind: 'code', text: code });
    else if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    else if (emphasis !== undefined) pieces.push({ kind: 'emphasis', text: emphasis });
    else pieces.push({ kind: 'text', text: link ?? '' });
    end = match.index + match[0].length;
  }
  if (end < markdown.length) pieces.push({ kind: 'text', text: markdown.slice(end) });
  return pieces;
}

function drawPiece({ kind, text }: Piece, index: number): ReactNode {
  const key = `${index}`;
  if (kind === 'code') return <code key={key}>{text}</code>;
  if (kind === 'strong') return <strong key={key}>{text}</strong>;
  if (kind === 'emphasis') return <em key={key}>{text}</em>;
  return <span key={key}>{text}</span>;
}
