/** The longest line, as Black and Ruff have it. */
export const lineLength = 88;

/**
 * A statement on one line or, where that is too long, broken as Black breaks it: what stands in its last brackets goes to a
 * line of its own, or each part of that to one. A comma before the end of brackets asks for the latter.
 */
export function layOut(statement: string, indent: number): readonly string[] {
  const blank = ' '.repeat(indent);
  const brackets = widestBrackets(statement);
  const isShort = indent + statement.length <= lineLength;
  const values = statement.startsWith('return ') ? statement.slice('return '.length) : '';
  if (!isShort && splitOutside(values, ', ').length > 1) return layOut(`return (${values},)`, indent);
  const fits = isShort && !isSpread(statement);
  if (fits || brackets === undefined) return [blank + statement];
  const [head, body, tail] = [
    statement.slice(0, brackets.start + 1),
    statement.slice(brackets.start + 1, brackets.end),
    statement.slice(brackets.end),
  ];
  return [blank + head, ...layOutBody(body, indent + 4), blank + tail];
}

function layOutBody(body: string, indent: number): readonly string[] {
  const commaAtEnd = body.endsWith(',');
  if (!commaAtEnd && !isSpread(body) && indent + body.length <= lineLength) return [' '.repeat(indent) + body];
  const parts = splitOutside(commaAtEnd ? body.slice(0, -1) : body, ', ');
  if (parts.length > 1 || commaAtEnd) return parts.flatMap((part) => layOut(`${part},`, indent));
  return splitOutside(body, ' for ').flatMap((part, index) => layOut(index === 0 ? part : `for ${part}`, indent));
}

/** A tuple of one needs its comma. */
function isSpread(text: string): boolean {
  return /,[)\]]/.test(text.replaceAll(/\([-\w.]+,\)/g, ''));
}

/** The last brackets that are in no others; of a `def` the first, where its parameters are. */
function widestBrackets(text: string): { readonly start: number; readonly end: number } | undefined {
  const found: { start: number; end: number }[] = [];
  let start = 0;
  for (const { index, depth, character } of charactersOutsideQuotes(text)) {
    if (/[([]/.test(character) && depth === 0) start = index;
    if (/[)\]]/.test(character) && depth === 0) found.push({ start, end: index });
  }
  const filled = found.filter((each) => each.end > each.start + 1);
  return text.startsWith('def ') ? filled[0] : filled.at(-1);
}

/** The parts between separators that stand in no brackets. */
function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index, depth } of charactersOutsideQuotes(text)) {
    if (depth > 0 || index < start || !text.startsWith(separator, index)) continue;
    parts.push(text.slice(start, index));
    start = index + separator.length;
  }
  return [...parts, text.slice(start)];
}

/** The depth of a bracket is that of what stands around it. */
function* charactersOutsideQuotes(text: string): Generator<{ index: number; depth: number; character: string }> {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (/[)\]]/.test(character)) depth--;
    yield { index, depth, character };
    if (/[([]/.test(character)) depth++;
  }
}
