import type { GraphNode } from '../graph/graph.ts';
import { fillIn } from '../operators/spelling.ts';
import type { NodeDefinition } from '../spec/definition.ts';
import { type Call, type CallTerms, generalize, type Place, printCall, shapeOf } from './call.ts';
import { attribute } from './names.ts';
import type { ClassScope } from './scope.ts';
import type { Apart, Member, Written } from './step.ts';
import type { Term } from './term.ts';

/** A node of a definition, in all uses of the class. */
export interface NodeInUses {
  readonly definition: NodeDefinition;
  /** Undefined in uses that leave it out. */
  readonly nodes: readonly (GraphNode | undefined)[];
  readonly sources: readonly string[];
  /** Holds in the uses that have the node; undefined where all have it. */
  readonly when: Term | undefined;
  readonly scope: ClassScope;
  readonly callOf: (node: GraphNode) => Call | undefined;
}

/** A node that is not repeated. */
export function writeNode(node: NodeInUses): Written | Apart {
  const { definition, nodes, sources, when, scope, callOf } = node;
  const calls = nodes.map((each) => each && callOf(each));
  const call = generalize(calls, definition, placeAt(node));
  if (call === undefined) return { apart: calls.map((each) => (each ? shapeOf(each, definition) : '')) };
  if (when !== undefined && !canBeLeftOut(call)) return { apart: nodes.map((each) => (each ? 'there' : 'left out')) };
  const { name } = definition;
  const held = call.callee === undefined ? heldArguments(name, call, scope) : undefined;
  // A module that is left out is an nn.Identity; what is no module asks before it does something.
  const flag = when && held && { target: scope.holdAs(`use_${name}`), text: when.text };
  const module = { target: attribute(name), text: printCall(call), ...(when && { when: when.text }) };
  const names = held?.names ?? { module: module.target };
  return {
    members: held === undefined ? [module] : [...held.members, ...(flag ? [flag] : [])],
    steps: [
      {
        name,
        sources,
        values: valuesOf(name, call),
        text: fillIn(call.forward, names),
        ...(flag && { when: flag.target }),
      },
    ],
    terms: termsOf(call),
    definitions: call.definition === undefined ? [] : [call.definition],
  };
}

/** Where the calls of a node stand: they may name whatever the class knows. */
export function placeAt({ definition, sources, scope }: NodeInUses): Place {
  return {
    uses: scope.uses,
    of: (path) => scope.of(path),
    sized: ({ input, axis }, column) => scope.sized(sources[input] ?? '', axis, column),
    known: (column) => scope.known(column),
    invent: (name, column, fallback) => scope.invent(name, definition.name, column, fallback),
  };
}

export function valuesOf(name: string, { outputs }: CallTerms): readonly string[] {
  return Array.from({ length: outputs }, (_, port) => `${name}.${port}`);
}

/** What is known by name of the node; what says how large its output is comes first. */
export function termsOf({ arguments: all }: CallTerms): readonly Term[] {
  const isOutput = (name: string) => name.startsWith('out_');
  return [...all.filter(({ name }) => isOutput(name)), ...all.filter(({ name }) => !isOutput(name))].map(
    ({ term }) => term,
  );
}

/** An `nn.Identity` takes and gives one tensor. */
function canBeLeftOut({ callee, forward, outputs }: CallTerms): boolean {
  return outputs === 1 && (callee === undefined || forward === '{module}({x0})');
}

/** `sections` of `split_size_or_sections` */
function lastWord(name: string): string {
  return name.split('_').at(-1) ?? name;
}

/** Arguments of an expression in `forward`. What is no plain number was worked out in `__init__`. */
export function heldArguments(
  node: string,
  { arguments: all }: CallTerms,
  scope: ClassScope,
): { readonly members: readonly Member[]; readonly names: Readonly<Record<string, string>> } {
  const members: Member[] = [];
  const names: Record<string, string> = {};
  for (const { name, term } of all) {
    if (term.literal === undefined)
      members.push({ target: scope.holdAs(`${node}_${lastWord(name)}`), text: term.text });
    names[name] = term.literal === undefined ? (members.at(-1)?.target ?? '') : term.text;
  }
  return { members, names };
}
