import type { Range } from '../spec/range.ts';
import { commentsIn } from './comments.ts';
import { lineStart, type Source } from './source.ts';
import type { TextEdit } from './textEdit.ts';

/** Takes items out of what stands between brackets, each with one comma. Neighbours that go are one edit. Comments stay. */
export function removeFlowItems(
  source: Source,
  items: readonly Range[],
  isRemoved: (index: number) => boolean,
): readonly TextEdit[] {
  return runsOf(items.length, isRemoved).map(([first, last]) => {
    const start = items[first]?.start ?? 0;
    const end = items[last]?.end ?? 0;
    if (last < items.length - 1) return cut(source, start, afterBlanks(source, commaBehind(source, end)));
    const before = items[first - 1];
    const ownLine = source.text.slice(lineStart(source, start), start).trim() === '' && commaBehind(source, end) > end;
    // Of the last items on a line a comma before the closing bracket stays, and the one before them goes.
    return before === undefined || ownLine
      ? cut(source, start, commaBehind(source, end))
      : cut(source, commaBehind(source, before.end) - 1, end);
  });
}

/** `[1, 1], [3, 5]` for items 1, 3, 4 and 5. */
function runsOf(count: number, isRemoved: (index: number) => boolean): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (let index = 0; index < count; index++) {
    if (!isRemoved(index)) continue;
    const run = runs.at(-1);
    if (run?.[1] === index - 1) run[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}

/** The end of the comma after an item, which may come after comments and on a later line; of the item where there is none. */
function commaBehind(source: Source, end: number): number {
  return end + (/^(?:\s|#[^\n]*\n)*,/.exec(source.text.slice(end))?.[0].length ?? 0);
}

function afterBlanks({ text }: Source, offset: number): number {
  return offset + (/^[ \t]*(?![ \t#])/.exec(text.slice(offset))?.[0].length ?? 0);
}

/** Takes a stretch out, but for the comments in it. */
function cut(source: Source, start: number, end: number): TextEdit {
  const comments = commentsIn(source.text.slice(start, end), 'in brackets');
  if (comments.length === 0) return { start, end, text: '' };
  const { text, lineBreak } = source;
  const line = lineStart(source, start);
  const newLine = `${lineBreak}${/^ */.exec(text.slice(line, start))?.[0] ?? ''}  `;
  const before = /\s/.test(text[start - 1] ?? '') ? '' : ' ';
  const behind = /^\r?\n/.test(text.slice(end)) ? '' : newLine;
  return { start, end, text: `${before}${comments.join(newLine)}${behind}` };
}
