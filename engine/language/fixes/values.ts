import type { Analysis } from '../../analysis/analyze.ts';
import { edit } from '../../edit/edit.ts';
import { printStarter, starterAttributes } from '../../edit/starter.ts';
import { nearest } from '../../library/nearest.ts';
import type { Attribute } from '../../operators/attribute.ts';
import type { AttributeDefinition, NodeDefinition } from '../../spec/definition.ts';
import type { Problem } from '../../spec/problem.ts';
import { contains } from '../../spec/range.ts';
import { entryOfNode } from '../lineText.ts';
import { graphNodesOf } from '../unfolded.ts';
import { changesTo, type Fix, textAt } from './fix.ts';
import { surroundings, writing } from './surroundings.ts';
import { isBetter, type Trial, trialOf } from './trial.ts';

export function addAttribute(analysis: Analysis, problem: Problem): readonly Fix[] {
  const around = surroundings(analysis, problem);
  const { node, known } = around;
  const operator = node && entryOfNode(analysis, node);
  if (node === undefined || operator === undefined) return [];
  const [line] = graphNodesOf(analysis, node);
  const starter = starterAttributes(operator, line?.inputs.map((input) => input.shape) ?? []);
  const given = new Set(node.attributes.map((attribute) => attribute.name));
  const missing = known.filter(
    ({ name, required }) => required && !given.has(name) && name === (problem.attribute ?? name),
  );
  return missing.flatMap(({ name }) => {
    const value = starter[name];
    const text = value === undefined ? undefined : printStarter(value);
    return text === undefined ? [] : writing(around, name, text, `Add ${name}: ${text}`);
  });
}

/** One of the words that there are, or the nearest number. */
export function fittingValues(analysis: Analysis, problem: Problem): readonly Fix[] {
  const { node, known } = surroundings(analysis, problem);
  const given = node?.attributes.find((each) => contains(each.range, problem.range.start));
  const attribute = known.find((each) => each.name === given?.name)?.attribute;
  const words = attribute === undefined ? [] : fittingWords(attribute, textAt(analysis, problem));
  return words.length > 0 ? changesTo(problem.range, words) : nearestNumbers(analysis, problem);
}

function fittingWords(attribute: Attribute, found: string): readonly string[] {
  switch (attribute.kind) {
    case 'choice': {
      const similar = nearest(found, attribute.choices);
      return similar.length > 0 ? similar : attribute.choices;
    }
    case 'boolean':
      return ['true', 'false'];
    case 'padding':
      return attribute.named ? nearest(found, ['same', 'valid']) : [];
    default:
      return [];
  }
}

/** The next smaller and the next larger whole number with which the node works. */
export function nearestNumbers(analysis: Analysis, problem: Problem): readonly Fix[] {
  const { definition, node } = surroundings(analysis, problem);
  const found = Number(textAt(analysis, problem).replace(/^(["'])(.*)\1$/, '$2'));
  const index = node === undefined ? -1 : indexOfBlamed(node, problem);
  if (node === undefined || index < 0 || !Number.isFinite(found)) return [];
  const trial = trialOf(analysis, definition, node);
  const works = (value: number) =>
    isBetter(trial, { ...trial, attributes: withNumber(trial.attributes, index, value) });
  const [smaller, larger] = candidates(trial, found);
  const lower = smaller.find(works);
  const upper = larger.find(works);
  const numbers = [...new Set([lower, upper].filter((number) => number !== undefined))];
  numbers.sort((left, right) => Math.abs(left - found) - Math.abs(right - found));
  return changesTo(problem.range, numbers.map(String));
}

/** Whole numbers from here downwards and upwards: one by one, and farther away those that are a size of the input. */
function candidates({ reads }: Trial, from: number): readonly [readonly number[], readonly number[]] {
  const steps = Array.from({ length: 64 }, (_, step) => step);
  const sizes = reads.flatMap(({ tensor }) => tensor?.shape?.filter((extent) => typeof extent === 'number') ?? []);
  sizes.sort((left, right) => left - right);
  return [
    [...steps.map((step) => Math.floor(from) - step), ...sizes.filter((size) => size < from).reverse()],
    [...steps.map((step) => Math.ceil(from) + step), ...sizes.filter((size) => size > from)],
  ];
}

/** `in_channels: 3` where others arrive, `align_corners` where nothing is interpolated. */
export function removeAttribute(analysis: Analysis, problem: Problem): readonly Fix[] {
  const around = surroundings(analysis, problem);
  const { definition, node } = around;
  const index = node === undefined ? -1 : indexOfBlamed(node, problem);
  const name = node?.attributes[index]?.name;
  if (node === undefined || name === undefined) return [];
  const trial = trialOf(analysis, definition, node);
  if (!isBetter(trial, { ...trial, attributes: trial.attributes.toSpliced(index, 1) })) return [];
  return writing(around, name, undefined, `Remove ${name}`);
}

/** `padding: same` with a stride: what keeps the size without one. */
export function halfOfKernel(analysis: Analysis, problem: Problem): readonly Fix[] {
  const { node } = surroundings(analysis, problem);
  const kernel = node?.attributes.find(({ name }) => name === 'kernel_size')?.value;
  if (textAt(analysis, problem) !== 'same' || kernel?.kind !== 'scalar' || typeof kernel.value !== 'number') return [];
  return changesTo(problem.range, [String(Math.floor(kernel.value / 2))]);
}

export function dropBias(analysis: Analysis, { node }: Problem): readonly Fix[] {
  if (node === undefined) return [];
  const edited = edit(analysis, { kind: 'set-attribute', node, attribute: 'bias', text: 'false' });
  return 'refused' in edited ? [] : [{ title: 'Write bias: false', edits: edited.edits }];
}

/** The attribute whose value is to blame; -1 where none is. */
function indexOfBlamed({ attributes }: NodeDefinition, { range }: Problem): number {
  return attributes.findIndex(({ value }) => value.range.start === range.start && value.range.end === range.end);
}

function withNumber(
  attributes: readonly AttributeDefinition[],
  changed: number,
  value: number,
): readonly AttributeDefinition[] {
  return attributes.map((each, index) => {
    return index === changed ? { ...each, value: { kind: 'scalar', value, fraction: false, range: each.range } } : each;
  });
}
