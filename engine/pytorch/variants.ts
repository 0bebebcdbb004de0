import type { Definition, Parameter } from '../spec/definition.ts';
import { mentionedNames } from '../spec/expression.ts';
import { type Draft, type DraftOptions, draft } from './draft.ts';
import { isApart } from './step.ts';
import type { Use } from './use.ts';

/** A class that serves for some of the uses of a block. */
export interface Variant {
  readonly name: string;
  readonly draft: Draft;
  /** By their number. */
  readonly uses: readonly number[];
}

/**
 * A definition as few classes as can be: one, unless its uses are too different. Several are called after the parameter that
 * tells them apart, `ShuffleNetUnitStride2`; the one that has the parameter's default is called as the block.
 */
export function variantsOf(
  definition: Definition,
  uses: readonly Use[],
  options: Omit<DraftOptions, 'fixed'>,
): readonly Variant[] {
  const { name } = definition;
  const variants = split(definition, uses, [...uses.keys()], options);
  if (variants.length === 1) return variants.map((variant) => ({ ...variant, name }));
  const telling = tellingParameter(definition, variants, uses);
  if (telling === undefined) return variants.map((variant) => ({ ...variant, name }));
  const fixed = new Set([telling.name]);
  return variants.flatMap(({ uses: chosen }) => {
    const [first = 0] = chosen;
    const called = `${name}${suffix(telling, uses[first])}`;
    return split(definition, uses, chosen, { ...options, fixed }).map((variant) => ({ ...variant, name: called }));
  });
}

function split(
  definition: Definition,
  uses: readonly Use[],
  chosen: readonly number[],
  options: DraftOptions,
): readonly Omit<Variant, 'name'>[] {
  const all = chosen.flatMap((use) => uses[use] ?? []);
  const result = draft(definition, all, options);
  if (!isApart(result)) return [{ draft: result, uses: chosen }];
  if (chosen.length === 1) throw new Error(`${definition.name} cannot be written in PyTorch`);
  const groups = grouped(chosen, result.apart);
  // Uses that look the same and yet are not: each for itself.
  const parts = groups.length > 1 ? groups : chosen.map((use) => [use]);
  return parts.flatMap((part) => split(definition, uses, part, options));
}

/** By their words; a use without one goes with the first. */
function grouped(uses: readonly number[], words: readonly string[]): readonly (readonly number[])[] {
  const first = words.find((word) => word !== '') ?? '';
  const groups = new Map<string, number[]>();
  for (const [index, use] of uses.entries()) {
    const word = words[index] || first;
    groups.set(word, [...(groups.get(word) ?? []), use]);
  }
  return [...groups.values()];
}

/** A parameter that conditions hang on and that has one value in each variant, in each another. */
function tellingParameter(
  { nodes, parameters }: Definition,
  variants: readonly Pick<Variant, 'uses'>[],
  uses: readonly Use[],
): Parameter | undefined {
  const decisive = new Set(
    nodes
      .flatMap(({ when, op }) => [when, op])
      .flatMap((value) => (value?.kind === 'expression' ? [...mentionedNames(value.expression)] : [])),
  );
  return parameters.find((parameter) => {
    if (!decisive.has(parameter.name)) return false;
    const values = variants.map((variant) => new Set(variant.uses.map((use) => wordFor(parameter, uses[use]))));
    const all = new Set(values.flatMap((each) => [...each]));
    return !all.has(undefined) && values.every((each) => each.size === 1) && all.size === variants.length;
  });
}

/** `Stride2`, `Modulated`, `NotModulated`; nothing for the default. */
function suffix(parameter: Parameter, use: Use | undefined): string {
  const value = wordFor(parameter, use) ?? '';
  const usual = parameter.default?.kind === 'scalar' ? String(parameter.default.value) : undefined;
  if (value === usual) return '';
  const word = capitalized(parameter.name);
  if (value === 'true') return word;
  return value === 'false' ? `Not${word}` : `${word}${capitalized(value.replaceAll(/\W/g, '_'))}`;
}

function wordFor({ name }: Parameter, use: Use | undefined): string | undefined {
  const value = use?.parameters.get(name);
  return typeof value === 'object' || value === undefined ? undefined : String(value);
}

function capitalized(words: string): string {
  return words
    .split('_')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
}
