import { builtInBlocks } from '../blocks/list.ts';
import { operators } from '../operators/list.ts';
import type { Operator } from '../operators/operator.ts';
import type { Definition } from '../spec/definition.ts';
import { parseWhole } from '../spec/parse.ts';
import { nearest } from './nearest.ts';
import { calledName, nameHere } from './otherNames.ts';

/** Everything that `op` can name: the blocks of the file at hand, the operators, and the blocks that ship with the engine. */
export interface Library {
  find(name: string): LibraryEntry | undefined;
  /** All names, a file's own blocks first, then in palette order. */
  readonly names: readonly string[];
  /** The names that may be meant by `name`, best first; at most three. */
  similar(name: string): readonly string[];
}

export type LibraryEntry =
  | { readonly kind: 'operator'; readonly operator: Operator }
  | { readonly kind: 'block'; readonly block: Definition };

export function libraryWith(ownBlocks: readonly Definition[]): Library {
  const own = new Map(ownBlocks.map((block) => [block.name, { kind: 'block', block } as const]));
  const names = [...own.keys(), ...builtInNames().filter((name) => !own.has(name))];
  const found = new Map<string, readonly string[]>();
  return {
    names,
    find: (name) => own.get(name) ?? builtIn(name),
    similar(name) {
      const similar = found.get(name) ?? similarNames(calledName(name), names);
      found.set(name, similar);
      return similar;
    },
  };
}

function similarNames(name: string, names: readonly string[]): readonly string[] {
  const here = nameHere(name);
  const similar = nearest(name, names);
  return here === undefined ? similar : [here, ...similar.filter((each) => each !== here)].slice(0, 3);
}

/** What ships with the engine: an operator, or a block whose text is read when it is first asked for. */
export function builtIn(name: string): LibraryEntry | undefined {
  const operator = operatorsByName().get(name);
  if (operator !== undefined) return { kind: 'operator', operator };
  const block = builtInBlock(name);
  return block && { kind: 'block', block };
}

export function builtInNames(): readonly string[] {
  return [...Object.keys(builtInBlocks), ...operators.map((each) => each.name)];
}

/** The text of a built-in block, as the editor shows it. */
export function builtInText(name: string): string | undefined {
  return Object.hasOwn(builtInBlocks, name) ? builtInBlocks[name] : undefined;
}

const parsedBlocks = new Map<string, Definition>();

function builtInBlock(name: string): Definition | undefined {
  const parsed = parsedBlocks.get(name);
  if (parsed !== undefined) return parsed;
  const text = builtInText(name);
  if (text === undefined) return undefined;
  const block = parseWhole(text, 'built-in').network;
  parsedBlocks.set(name, block);
  return block;
}

let byName: ReadonlyMap<string, Operator> | undefined;

function operatorsByName(): ReadonlyMap<string, Operator> {
  byName ??= new Map(operators.map((each) => [each.name, each]));
  return byName;
}
