import { children, type GraphNode } from '../graph/graph.ts';
import type { Definition } from '../spec/definition.ts';
import type { Call } from './call.ts';
import { type NodeInUses, writeNode } from './node.ts';
import { writeRepeat } from './repeat.ts';
import { ClassScope, type ScopeOptions } from './scope.ts';
import { type Apart, isApart, type Member, type Step } from './step.ts';
import type { Term } from './term.ts';
import { translate } from './translate.ts';
import type { Use } from './use.ts';

/** One class, before it has a name. */
export interface Draft {
  readonly definition: Definition;
  readonly scope: ClassScope;
  readonly members: readonly Member[];
  readonly steps: readonly Step[];
  /** The values that `forward` returns. */
  readonly outputs: readonly string[];
  /** Classes that neither PyTorch nor a block has. */
  readonly definitions: readonly string[];
}

export interface DraftOptions extends ScopeOptions {
  readonly callOf: (node: GraphNode) => Call | undefined;
}

/** A definition as one class for all these uses, or how they must be told apart first. */
export function draft(definition: Definition, uses: readonly Use[], options: DraftOptions): Draft | Apart {
  const scope = new ClassScope(definition, uses, options);
  const members: Member[] = [];
  const steps: Step[] = [];
  const definitions = new Set<string>();
  /** Nodes that pass on what they read, with that. */
  const passed = new Map<string, string>();
  const keyOf = ({ name, port }: NamedOutput) => passed.get(name) ?? `${name}.${port}`;
  for (const example of uses[0]?.nodes.values() ?? []) {
    const { name } = example;
    const all = uses.map((use) => use.nodes.get(name));
    const sources = example.sources.map(keyOf);
    if (all.every((node) => node === undefined || passesOn(node))) {
      passed.set(name, sources[0] ?? '');
      continue;
    }
    const written = write(example, all, { sources, scope, callOf: options.callOf });
    if (isApart(written)) return written;
    members.push(...written.members);
    steps.push(...written.steps);
    for (const each of written.definitions) definitions.add(each);
    for (const port of example.outputs.keys()) {
      const tensors = all.map((node) => node?.outputs[port]);
      scope.note(`${name}.${port}`, tensors, written.terms, sources);
    }
  }
  const outputs = outputsOf(definition).map(keyOf);
  return { definition, scope, members, steps, outputs, definitions: [...definitions] };
}

interface NamedOutput {
  readonly name: string;
  readonly port: number;
}

function write(
  { definition, sources: _, name }: GraphNode,
  all: readonly (GraphNode | undefined)[],
  rest: Pick<NodeInUses, 'sources' | 'scope' | 'callOf'>,
) {
  const nodes = all.map((node) => (node?.kind === 'skipped' ? undefined : node));
  const when = condition(definition, nodes, rest.scope);
  if (when === 'unsayable') return { apart: nodes.map((node) => (node ? `with ${name}` : `without ${name}`)) };
  const node = { ...rest, definition, nodes, when };
  return nodes.some((each) => each?.kind === 'repeat') ? writeRepeat(node) : writeNode(node);
}

/** Whether the node changes nothing: it is left out, or there is nothing inside of it. */
function passesOn(node: GraphNode): boolean {
  if (node.kind === 'skipped') return true;
  const isHollow = node.kind === 'block' || node.kind === 'repeat';
  return isHollow && node.outputs.length === 1 && node.outputs[0] === node.inputs[0] && children(node).every(passesOn);
}

/** What tells the uses that have the node from those that leave it out. */
function condition(
  { when }: GraphNode['definition'],
  nodes: readonly (GraphNode | undefined)[],
  scope: ClassScope,
): Term | undefined | 'unsayable' {
  if (!nodes.includes(undefined)) return undefined;
  const term = when?.kind === 'expression' ? translate(when.expression, scope) : undefined;
  const agrees = term?.column.every((value, use) => Boolean(value) === (nodes[use] !== undefined));
  return term && agrees ? term : 'unsayable';
}

function outputsOf({ outputs, nodes }: Definition): readonly NamedOutput[] {
  const last = nodes.at(-1);
  return outputs ?? (last === undefined ? [] : [{ name: last.name, port: 0 }]);
}
