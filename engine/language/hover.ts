import type { Analysis } from '../analysis/analyze.ts';
import { functions } from '../graph/evaluate.ts';
import { contains, type Range } from '../spec/range.ts';
import { cursorAt } from './cursor.ts';
import { keysAt } from './keys.ts';
import { describeGiven, describeLine, describeName } from './lineText.ts';
import { code, lines, plain } from './markdown.ts';
import { describeBlock, describeExpressionName, describeInput, describeParameter, describeSource } from './nameText.ts';
import { describeNetwork } from './networkText.ts';
import { type Place, placeAt } from './places.ts';

export interface Hover {
  readonly range: Range;
  /** Markdown without HTML. */
  readonly markdown: string;
}

/** What there is to say about the text at an offset. */
export function hoverAt(analysis: Analysis, offset: number): Hover | undefined {
  const place = placeAt(analysis.network, offset);
  if (place === undefined) return givenHover(analysis, offset) ?? keyHover(analysis, offset);
  const markdown = describe(analysis, place);
  return markdown === '' ? undefined : { range: place.range, markdown };
}

function describe(analysis: Analysis, place: Place): string {
  switch (place.kind) {
    case 'definition':
      return place.definition === analysis.network
        ? describeNetwork(analysis)
        : describeBlock(analysis, place.definition);
    case 'input':
      return describeInput(analysis, place.definition, place.input.name);
    case 'parameter':
      return describeParameter(analysis, place.definition, place.parameter.name);
    case 'node':
      return describeLine(analysis, place.node);
    case 'operator':
      return place.node?.op?.range.start === place.range.start
        ? describeLine(analysis, place.node)
        : describeName(analysis, place.name);
    case 'attribute':
      return describeGiven(analysis, place.node, place.attribute.name);
    case 'reference':
      return describeSource(analysis, place.definition, place.reference.name, place.reference.port);
    case 'name':
      return describeExpressionName(analysis, place);
    case 'function':
      return Object.hasOwn(functions, place.name) ? plain(functions[place.name]?.doc ?? '') : '';
    case 'law':
      return lines('Must hold wherever the block is used, else:', `*${plain(place.law.message)}*`);
  }
}

/** A number or a word that is given to an attribute: what it is for. */
function givenHover(analysis: Analysis, offset: number): Hover | undefined {
  const { network } = analysis;
  const node = [network, ...network.blocks].flatMap(({ nodes }) => nodes).find(({ range }) => contains(range, offset));
  const given = node && [...node.attributes, ...node.rest].find(({ value }) => contains(value.range, offset));
  const markdown = given ? describeGiven(analysis, node, given.name) : '';
  return given && markdown !== '' ? { range: given.value.range, markdown } : undefined;
}

/** The words of the language itself: `nodes`, `from`, `repeat`. */
function keyHover(analysis: Analysis, offset: number): Hover | undefined {
  const cursor = cursorAt(analysis.text, offset);
  if (cursor?.slot !== 'key') return undefined;
  const keys = keysAt(cursor.path);
  const doc = Object.hasOwn(keys, cursor.word) ? keys[cursor.word] : undefined;
  return doc === undefined ? undefined : { range: cursor.range, markdown: lines(`**${code(cursor.word)}**`, doc) };
}
