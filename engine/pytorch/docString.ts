import { lineLength } from './layout.ts';

/** A docstring of several paragraphs, its lines not too long. */
export function docString(paragraphs: readonly string[], indent: number): readonly string[] {
  const blank = ' '.repeat(indent);
  const [first = '', ...others] = paragraphs.map(escaped);
  if (first === '') return [];
  const single = `${blank}"""${first}"""`;
  const isAlone = others.length === 0 && !first.includes('\n');
  if (isAlone && single.length <= lineLength && !first.endsWith('"')) return [single];
  // One line that has no place for its closing quotes becomes two.
  const width = lineLength - indent - (isAlone ? 3 : 0);
  const lines = [`"""${first}`, ...others].flatMap((paragraph, index) => [
    ...(index === 0 ? [] : ['']),
    ...wrapped(paragraph, width),
  ]);
  return [...lines.map((line) => (line === '' ? '' : blank + line)), `${blank}"""`];
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"""', "'''");
}

/** The lines of a paragraph. Those it has stay apart; what is indented stays so, and goes on further in. */
function wrapped(paragraph: string, width: number): readonly string[] {
  return paragraph.split('\n').flatMap((line) => {
    const [words, margin] = [line.trim().split(/\s+/), line.length - line.trimStart().length];
    const lines: string[] = [];
    let current = ' '.repeat(margin) + (words.shift() ?? '');
    for (const word of words) {
      if (current.length + 1 + word.length <= width) current += ` ${word}`;
      else {
        lines.push(current);
        current = ' '.repeat(margin === 0 ? 0 : margin + 4) + word;
      }
    }
    return [...lines, current];
  });
}
