import type { Analysis } from '../../analysis/analyze.ts';
import { removeEntries } from '../../edit/mapping.ts';
import { entriesOf, type MapEntry } from '../../edit/source.ts';
import { functions } from '../../graph/evaluate.ts';
import { sizes } from '../../graph/sizes.ts';
import { similarNames } from '../../graph/unknownName.ts';
import { nearest } from '../../library/nearest.ts';
import type { Definition } from '../../spec/definition.ts';
import { nodeKeys } from '../../spec/parseNode.ts';
import { parameterKinds } from '../../spec/parseParameter.ts';
import type { Problem } from '../../spec/problem.ts';
import { validName } from '../../spec/reader.ts';
import { cursorAt } from '../cursor.ts';
import { keysAt } from '../keys.ts';
import { libraryOf } from '../lineText.ts';
import { renameAt } from '../rename.ts';
import { changesTo, type Fix, insertion, textAt } from './fix.ts';
import { surroundings, writing } from './surroundings.ts';

export function similarOperators(analysis: Analysis, problem: Problem): readonly Fix[] {
  return changesTo(problem.range, libraryOf(analysis).similar(textAt(analysis, problem)));
}

export function similarSources(analysis: Analysis, problem: Problem): readonly Fix[] {
  const { definition, node } = surroundings(analysis, problem);
  const names = tensorNames(definition).filter((name) => name !== node?.name);
  const [name = '', ...port] = textAt(analysis, problem).split('.');
  // `stem.1` of a node with one output, and `stm.1`.
  const similar = names.includes(name) ? [name] : nearest(name, names).map((each) => [each, ...port].join('.'));
  return changesTo(problem.range, similar);
}

export function similarAttributes(analysis: Analysis, problem: Problem): readonly Fix[] {
  const around = surroundings(analysis, problem);
  const { node, known } = around;
  const name = textAt(analysis, problem);
  const blank = blankBehindColon(analysis, problem);
  if (node === undefined || blank.length > 0) return blank;
  const given = new Set(node.attributes.map((attribute) => attribute.name));
  const free = known.filter((each) => !given.has(each.name)).map((each) => each.name);
  const similar = nearest(name, [...free, ...Object.keys(nodeKeys)]);
  return [...changesTo(problem.range, similar), ...writing(around, name, undefined, `Remove ${name}`)];
}

/** `op:ReLU` is a word for YAML; `{type: ReLU}` is what another tool would write. */
export function sayOperator(analysis: Analysis, problem: Problem): readonly Fix[] {
  const { node } = surroundings(analysis, problem);
  const library = libraryOf(analysis);
  const operators = node?.attributes.filter(({ value }) => {
    return value.kind === 'scalar' && typeof value.value === 'string' && library.find(value.value) !== undefined;
  });
  const renamed = operators?.map(({ name, nameRange }) => {
    return { title: `Change ${name} to op`, edits: [{ ...nameRange, text: 'op' }] };
  });
  return [...blankBehindColon(analysis, problem), ...(renamed ?? [])];
}

function blankBehindColon(analysis: Analysis, problem: Problem): readonly Fix[] {
  const key = /^\w+:(?=\S)/.exec(textAt(analysis, problem))?.[0];
  return key === undefined ? [] : [insertion('Insert a blank', problem.range.start + key.length, ' ')];
}

export function similarKeys(analysis: Analysis, problem: Problem): readonly Fix[] {
  const cursor = cursorAt(analysis.text, problem.range.end);
  const names = Object.keys(keysAt(cursor?.path ?? [])).filter((name) => !cursor?.siblings.has(name));
  return changesTo(problem.range, nearest(textAt(analysis, problem), names));
}

/** `kind: int` */
export function similarKinds(analysis: Analysis, problem: Problem): readonly Fix[] {
  const isKind = cursorAt(analysis.text, problem.range.end)?.path.at(-1) === 'kind';
  return isKind ? changesTo(problem.range, nearest(textAt(analysis, problem), parameterKinds)) : [];
}

/** In an expression: a parameter, a size of a tensor, a function. */
export function similarValues(analysis: Analysis, problem: Problem): readonly Fix[] {
  const { start } = problem.range;
  const text = textAt(analysis, problem);
  const called = /^\w+(?=\()/.exec(text)?.[0];
  if (called !== undefined) {
    return changesTo({ start, end: start + called.length }, nearest(called, Object.keys(functions)));
  }
  const { definition, node } = surroundings(analysis, problem);
  const tensors = tensorNames(definition).filter((name) => name !== node?.name);
  const [name = '', member] = text.split('.');
  if (!tensors.includes(name)) {
    const parameters = definition.parameters.map((each) => each.name);
    return changesTo(problem.range, similarNames(text.split('.'), { parameters, tensors }));
  }
  const ofTensor = Object.keys(sizes);
  const similar = member === undefined ? ofTensor : nearest(member, ofTensor);
  return changesTo(
    problem.range,
    similar.map((size) => `${name}.${size}`),
  );
}

export function mendName(analysis: Analysis, problem: Problem): readonly Fix[] {
  const { definition } = surroundings(analysis, problem);
  const name = freeVariant(validName(textAt(analysis, problem)), tensorNames(definition));
  return renaming(analysis, problem, name);
}

/** The second of a name gets another; the second of a key goes. */
export function mendTwin(analysis: Analysis, problem: Problem): readonly Fix[] {
  const name = textAt(analysis, problem);
  const around = surroundings(analysis, problem);
  const path = cursorAt(analysis.text, problem.range.end)?.path ?? [];
  if (Object.keys(keysAt(path)).length > 0) {
    const { source } = around;
    const isTwin = ({ start }: MapEntry) => start === problem.range.start;
    const entries = siblingsOf([...source.sections, ...source.nodes], isTwin);
    return [{ title: `Remove this ${name}`, edits: removeEntries(source, entries, isTwin) }];
  }
  const { definition } = around;
  const taken = [...tensorNames(definition), ...definition.parameters.map((each) => each.name)];
  const free = freeVariant(name, [...taken, ...analysis.network.blocks.map((each) => each.name), name]);
  return [{ title: `Rename to ${free}`, edits: [{ ...problem.range, text: free }] }];
}

/** An entry with those beside it, wherever it is inside of these. */
function siblingsOf(entries: readonly MapEntry[], isMeant: (entry: MapEntry) => boolean): readonly MapEntry[] {
  if (entries.some(isMeant)) return entries;
  return entries.flatMap(({ value }) => siblingsOf(entriesOf(value), isMeant));
}

export function renameBlock(analysis: Analysis, problem: Problem): readonly Fix[] {
  return renaming(analysis, problem, freeVariant(`My${textAt(analysis, problem)}`, libraryOf(analysis).names));
}

/** Wherever it is mentioned. */
function renaming(analysis: Analysis, { range }: Problem, name: string): readonly Fix[] {
  const renamed = renameAt(analysis, range.start, name);
  return 'refused' in renamed ? [] : [{ title: `Rename to ${name}`, edits: renamed.edits }];
}

/** `conv2` for a `conv` or `conv1` that is taken. */
function freeVariant(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  const stem = name.replace(/\d+$/, '');
  let number = 2;
  while (taken.includes(`${stem}${number}`)) number++;
  return `${stem}${number}`;
}

function tensorNames({ inputs, nodes }: Definition): readonly string[] {
  return [...inputs, ...nodes].map((each) => each.name);
}
