import type { Analysis } from '../analysis/analyze.ts';
import { changeOf, outputsOf } from '../edit/change.ts';
import { edit } from '../edit/edit.ts';
import { rewire } from '../edit/rewire.ts';
import { writeAttribute } from '../edit/setAttribute.ts';
import { entriesOf, entryOf, type MapEntry, type Source, sourceOf } from '../edit/source.ts';
import { printStarter, starterAttributes } from '../edit/starter.ts';
import type { TextEdit } from '../edit/textEdit.ts';
import { nearest } from '../library/nearest.ts';
import type { ProblemCode } from '../problems/list.ts';
import type { Definition, NodeDefinition } from '../spec/definition.ts';
import type { Problem } from '../spec/problem.ts';
import { contains } from '../spec/range.ts';
import { attributesOf, type NamedAttribute } from './attributeText.ts';
import { cursorAt } from './cursor.ts';
import { keysAt } from './keys.ts';
import { entryOfNode, libraryOf } from './lineText.ts';
import { graphNodesOf } from './unfolded.ts';

/** A way out of a problem: what it does in a few words, and the edits that do it. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** What can be done about a problem, the likeliest first. */
export function fixesFor(analysis: Analysis, problem: Problem): readonly Fix[] {
  return fixes[problem.code]?.(analysis, problem).filter((fix) => fix.edits.length > 0) ?? [];
}

type Fixer = (analysis: Analysis, problem: Problem) => readonly Fix[];

/** A fix is one small function and one line here. */
const fixes: Readonly<Partial<Record<ProblemCode, Fixer>>> = {
  'unknown-operator': similarOperators,
  'unknown-reference': similarSources,
  'unknown-attribute': similarAttributes,
  'unknown-key': similarKeys,
  'missing-attribute': addAttribute,
  'wrong-value': similarChoices,
  'expression-syntax': quoteExpression,
  'wasted-bias': dropBias,
  'unused-node': useOrDelete,
};

function similarOperators(analysis: Analysis, problem: Problem): readonly Fix[] {
  return replacements(analysis, problem, libraryOf(analysis).names);
}

function similarSources(analysis: Analysis, problem: Problem): readonly Fix[] {
  const { definition, node } = surroundings(analysis, problem);
  const names = [...definition.inputs, ...definition.nodes].map((each) => each.name);
  return replacements(
    analysis,
    problem,
    names.filter((name) => name !== node?.name),
  );
}

function similarAttributes(analysis: Analysis, problem: Problem): readonly Fix[] {
  const { source, node, entry, known } = surroundings(analysis, problem);
  if (node === undefined || entry === undefined) return [];
  const given = new Set(node.attributes.map((attribute) => attribute.name));
  const free = known.filter((each) => !given.has(each.name)).map((each) => each.name);
  const name = textAt(analysis, problem);
  return [...replacements(analysis, problem, free), ...writing(source, entry, name, undefined, `Remove ${name}`)];
}

function similarKeys(analysis: Analysis, problem: Problem): readonly Fix[] {
  const cursor = cursorAt(analysis.text, problem.range.end);
  const names = Object.keys(keysAt(cursor?.path ?? [])).filter((name) => !cursor?.siblings.has(name));
  return replacements(analysis, problem, names);
}

function addAttribute(analysis: Analysis, problem: Problem): readonly Fix[] {
  const { source, node, entry, known } = surroundings(analysis, problem);
  const operator = node && entryOfNode(analysis, node);
  if (node === undefined || entry === undefined || operator === undefined) return [];
  const [line] = graphNodesOf(analysis, node);
  const starter = starterAttributes(operator, line?.inputs.map((input) => input.shape) ?? []);
  const given = new Set(node.attributes.map((attribute) => attribute.name));
  const missing = known.filter(
    ({ name, required }) => required && !given.has(name) && name === (problem.attribute ?? name),
  );
  return missing.flatMap(({ name }) => {
    const value = starter[name];
    const text = value === undefined ? undefined : printStarter(value);
    return text === undefined ? [] : writing(source, entry, name, text, `Add ${name}: ${text}`);
  });
}

/** `padding_mode: mirror`: one of the words that there are. */
function similarChoices(analysis: Analysis, problem: Problem): readonly Fix[] {
  const { node, known } = surroundings(analysis, problem);
  const given = node?.attributes.find((each) => contains(each.range, problem.range.start));
  const attribute = known.find((each) => each.name === given?.name)?.attribute;
  if (attribute?.kind !== 'choice') return [];
  const similar = nearest(textAt(analysis, problem), attribute.choices);
  return replaceBy(problem, similar.length > 0 ? similar : attribute.choices);
}

/** In braces a comma ends the value, so that `{padding: =max(a, b)}` is cut in two: quotes keep it together. */
function quoteExpression({ text }: Analysis, { range }: Problem): readonly Fix[] {
  const start = text.lastIndexOf('=', range.end);
  const whole = start < 0 ? undefined : callAtStart.exec(text.slice(start))?.[0];
  if (whole === undefined || !whole.includes(',') || /['"]/.test(whole)) return [];
  const end = start + whole.length;
  return [{ title: 'Put the expression in quotes', edits: [{ start, end, text: `'${whole}'` }] }];
}

/** From the `=` to the bracket that closes the last call. */
const callAtStart = /^=[^,{}\n]*\([^(){}\n]*\)[^,{}\n]*/;

function dropBias(analysis: Analysis, problem: Problem): readonly Fix[] {
  const { node } = problem;
  if (node === undefined) return [];
  const edited = edit(analysis, { kind: 'set-attribute', node, attribute: 'bias', text: 'false' });
  return 'refused' in edited ? [] : [{ title: 'Write bias: false', edits: edited.edits }];
}

function useOrDelete(analysis: Analysis, { node: name }: Problem): readonly Fix[] {
  if (name === undefined || !analysis.readable) return [];
  const before = changeOf(analysis);
  const outputs = [...outputsOf(before), { name, port: 0 }];
  const added = {
    title: `Add ${name} to outputs`,
    edits: rewire(analysis, sourceOf(analysis), { ...before, outputs }),
  };
  const deleted = edit(analysis, { kind: 'delete-nodes', nodes: [name] });
  return 'refused' in deleted ? [added] : [added, { title: `Delete ${name}`, edits: deleted.edits }];
}

function replacements(analysis: Analysis, problem: Problem, names: readonly string[]): readonly Fix[] {
  return replaceBy(problem, nearest(textAt(analysis, problem), names));
}

function replaceBy({ range }: Problem, words: readonly string[]): readonly Fix[] {
  return words.map((word) => ({ title: `Change to ${word}`, edits: [{ ...range, text: word }] }));
}

function textAt({ text }: Analysis, { range }: Problem): string {
  return text.slice(range.start, range.end);
}

/** An attribute written or, without a text, removed; nothing where that cannot be done. */
function writing(
  source: Source,
  entry: MapEntry,
  name: string,
  text: string | undefined,
  title: string,
): readonly Fix[] {
  const written = writeAttribute(source, entry, name, text);
  return 'refused' in written ? [] : [{ title, edits: written.edits }];
}

interface Surroundings {
  readonly source: Source;
  readonly definition: Definition;
  readonly node: NodeDefinition | undefined;
  /** The node as YAML has it. */
  readonly entry: MapEntry | undefined;
  /** What its operator can be told. */
  readonly known: readonly NamedAttribute[];
}

/** The block or network, and the node in it, at which a problem is told. */
function surroundings(analysis: Analysis, { range }: Problem): Surroundings {
  const { network } = analysis;
  const block = network.blocks.find((each) => contains(each.range, range.start));
  const definition = block ?? network;
  const node = definition.nodes.find((each) => contains(each.range, range.start));
  const source = sourceOf(analysis);
  const entry = node && entryOf(block === undefined ? source.nodes : nodesOfBlock(source, block.name), node.name);
  const operator = node && entryOfNode(analysis, node);
  return { source, definition, node, entry, known: operator === undefined ? [] : attributesOf(operator) };
}

function nodesOfBlock({ sections }: Source, name: string): readonly MapEntry[] {
  const block = entryOf(entriesOf(entryOf(sections, 'blocks')?.value), name);
  return entriesOf(entryOf(entriesOf(block?.value), 'nodes')?.value);
}
