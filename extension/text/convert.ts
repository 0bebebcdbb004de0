import { MarkdownString, Range, type TextDocument } from 'vscode';
import type { Range as TextRange } from '../../engine/spec/range.ts';

/** The engine speaks in offsets and plain Markdown, VS Code in objects of its own. */
export function toRange(document: TextDocument, { start, end }: TextRange): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

export function toOffsets(document: TextDocument, range: Range): TextRange {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** Not trusted, without HTML: names and sentences in it come from the file. */
export function toMarkdown(text: string): MarkdownString {
  return new MarkdownString(text);
}
