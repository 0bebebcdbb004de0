import { type Document, isNode, isPair, visit, type YAMLError } from 'yaml';

/** What is wrong with a text that is not YAML, and from where to where. */
export interface PlacedError {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** The errors of yaml in plain words, where people would mend them. */
export function placedErrors(document: Document.Parsed, length: number): readonly PlacedError[] {
  return causes(document.errors).map((error) => {
    const [start, end] = placeOf(error, document);
    const first = Math.min(start, length);
    return { message: inPlainWords(error.message), start: first, end: Math.min(Math.max(first, end), length) };
  });
}

/** Without the errors that come of others. */
function causes(errors: readonly YAMLError[]): readonly YAMLError[] {
  const firstOpen = errors.findIndex((error) => isOpenQuote(error) || isOpenBracket(error));
  return errors.filter((error, index) => {
    // Where a quote or an inner bracket is not closed, yaml misses the brackets around it as well.
    if (isOpenBracket(error)) return index <= firstOpen;
    // A name that goes on in the next line seems to have two colons.
    const next = errors[index + 1];
    return !(next?.code === 'MULTILINE_IMPLICIT_KEY' && next.pos[0] === error.pos[0]);
  });
}

function isOpenBracket({ message }: YAMLError): boolean {
  return /^Flow \w+ in block collection must/.test(message);
}

function isOpenQuote({ message }: YAMLError): boolean {
  return message.startsWith('Missing closing');
}

/** What yaml says to programmers, for people: what is wrong and the way out. */
const plainWords: readonly (readonly [RegExp, string])[] = [
  [/^Flow map in block collection must/, 'a { is not closed; write a } at the end'],
  [/^Flow sequence in block collection must/, 'a [ is not closed; write a ] at the end'],
  [/^Missing closing /, 'a quote is not closed; write another one at the end'],
  [/^Tabs are not allowed as indentation/, 'a tab stands at the beginning of the line; write blanks'],
  [/^Source contains multiple documents/, 'a second document begins here; a file holds one network'],
  [/^Nested mappings are not allowed in compact/, 'a second colon stands here; write the node as name: {op: ReLU}'],
  [/^All (mapping|sequence) items must start/, 'this line is indented otherwise than those it belongs to'],
  [/^Block collections are not allowed within/, 'a comma is missing here, or a value with a colon needs quotes'],
  [/^Missing , /, 'a comma is missing here'],
  [/^Unexpected (?:, in|empty item)/, 'a comma too many stands here; remove it'],
  [/^Unexpected flow-map-end token/, 'a } too many stands here; remove it'],
  [/^Unexpected flow-seq-end token/, 'a ] too many stands here; remove it'],
  [/^Unexpected .* at node end/, 'something stands behind the value; remove it, or begin a comment with #'],
  [/^Plain value cannot start with/, 'a value cannot begin with this sign; put it in quotes'],
  [/^Implicit keys need to be on a single line/, 'a colon is missing behind a name, or a line is indented too far'],
  [/^Implicit map keys need to be followed/, 'a colon is missing behind the name'],
  [/^Comments must be separated/, 'a blank is missing before the #'],
  [/^Missing space after :/, 'a blank is missing behind the colon'],
  [/^Invalid escape sequence/, 'this \\ stands for nothing that double quotes know; use single quotes'],
];

function inPlainWords(message: string): string {
  return plainWords.find(([pattern]) => pattern.test(message))?.[1] ?? message;
}

function placeOf(error: YAMLError, document: Document.Parsed): readonly [number, number] {
  const { pos } = error;
  if (isOpenQuote(error)) return openQuote(document, pos[0]) ?? pos;
  return isOpenBracket(error) ? (endOfOpenBracket(document, pos[0]) ?? pos) : pos;
}

/** A quote that is not closed goes on to the end of the text, where yaml tells of it; the mistake is where it begins. */
function openQuote(document: Document.Parsed, end: number): readonly [number, number] | undefined {
  let place: readonly [number, number] | undefined;
  visit(document, {
    Scalar(_, { type, range }) {
      const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
      if (isQuoted && range && range[1] >= end) place = [range[0], range[0] + 1];
    },
  });
  return place;
}

/** A bracket that is not closed goes on into the next line, where yaml tells of it; its other half belongs behind its last item. */
function endOfOpenBracket(document: Document.Parsed, told: number): readonly [number, number] | undefined {
  let place: readonly [number, number] | undefined;
  visit(document, {
    Collection(_, { items, range }) {
      if (range?.[1] !== told) return;
      const last = items.at(-1);
      const inner = isPair(last) ? (last.value ?? last.key) : last;
      const end = isNode(inner) && inner.range ? inner.range[1] : range[0] + 1;
      place = [end, end];
    },
  });
  return place;
}
