import type { Analysis } from '../../analysis/analyze.ts';
import { applyEdits } from '../../edit/textEdit.ts';
import { type Parsed, parse } from '../../spec/parse.ts';
import type { Problem } from '../../spec/problem.ts';
import { type Fix, insertion, textAt } from './fix.ts';

/** In braces a comma ends the value, so that `{padding: =max(a, b)}` is cut in two: quotes keep it together. */
export function quoteExpression({ text }: Analysis, { range }: Problem): readonly Fix[] {
  const start = text.lastIndexOf('=', range.end);
  const whole = start < 0 ? undefined : callAtStart.exec(text.slice(start))?.[0];
  if (whole === undefined || !whole.includes(',') || /['"]/.test(whole)) return [];
  const end = start + whole.length;
  return [{ title: 'Put the expression in quotes', edits: [{ start, end, text: `'${whole}'` }] }];
}

/** From the `=` to the bracket that closes the last call. */
const callAtStart = /^=[^,{}\n]*\([^(){}\n]*\)[^,{}\n]*/;

/** What may have been meant is tried; the first that leaves less which is not YAML is offered. */
export function mendYaml(analysis: Analysis, problem: Problem): readonly Fix[] {
  const before = syntaxErrors(analysis.parsed);
  const works = ({ edits }: Fix) => syntaxErrors(parse(applyEdits(analysis.text, edits), analysis.parsed)) < before;
  return candidates(analysis, problem).filter(works).slice(0, 1);
}

function syntaxErrors({ problems }: Parsed): number {
  return problems.filter(({ code }) => code === 'yaml-syntax').length;
}

function candidates(analysis: Analysis, problem: Problem): readonly Fix[] {
  const { text } = analysis;
  const { start, end } = problem.range;
  const found = textAt(analysis, problem);
  if (found === '') return ['}', ']'].flatMap((bracket) => closing(text, start, bracket));
  if (/^[}\],]$/.test(found)) return [replacement(`Remove ${found}`, start, end, '')];
  if (/^["']$/.test(found))
    return [insertion(`Insert ${found}`, start + lengthOf(/^.[^,\]}\r\n]*/, text, start), found)];
  if (found === '\t') return [{ title: 'Indent with blanks', edits: indentation(text) }];
  if (found === ' ') return [indentedAsAbove(text, start)];
  // `nodes` and an entry below, or an entry that is indented below a value.
  if (found.includes('\n')) return [colonBehind(text, start), indentedAsAbove(text, end)];
  // `node: op: ReLU`
  if (/^[ \t]*\w+:[ \t]+$/.test(text.slice(lineStart(text, start), start))) return [braces(text, start)];
  return [...commas(found, start), colonBehind(text, start)];
}

function closing(text: string, at: number, bracket: string): readonly Fix[] {
  const title = `Change ${text[at]} to ${bracket}`;
  return [insertion(`Insert ${bracket}`, at, bracket), replacement(title, at, at + 1, bracket)];
}

/** `{op: Conv2d out_channels: 8}` */
function commas(found: string, start: number): readonly Fix[] {
  const places = [...found.matchAll(/\S(?=[ \t]+\w+:\s)/g)];
  return places.map(({ index }) => insertion('Insert a comma', start + index + 1, ','));
}

/** `node ReLU` */
function colonBehind(text: string, start: number): Fix {
  return insertion('Insert a colon', start + lengthOf(/^\w*/, text, start), ':');
}

function braces(text: string, start: number): Fix {
  const end = start + lengthOf(/^.*\S/, text, start);
  return replacement('Write { and } around it', start, end, `{${text.slice(start, end)}}`);
}

function indentedAsAbove(text: string, offset: number): Fix {
  const line = lineStart(text, offset);
  const above = text.slice(0, line).trimEnd().split('\n').at(-1) ?? '';
  const blanks = ' '.repeat(lengthOf(/^ */, above, 0));
  return replacement('Indent like the line above', line, line + lengthOf(/^ */, text, line), blanks);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lengthOf(pattern: RegExp, text: string, start: number): number {
  return pattern.exec(text.slice(start))?.[0].length ?? 0;
}

function replacement(title: string, start: number, end: number, text: string): Fix {
  return { title, edits: [{ start, end, text }] };
}

/** Two blanks for each tab at the beginning of a line. */
function indentation(text: string): Fix['edits'] {
  return [...text.matchAll(/^[ \t]*\t[ \t]*/gm)].map(({ index, 0: tabs }) => {
    return { start: index, end: index + tabs.length, text: tabs.replaceAll('\t', '  ') };
  });
}
