import { fillIn } from '../operators/spelling.ts';
import { type Call, type CallTerms, type NodeText, printCall, shapeOf } from './call.ts';
import { type Copies, madeByCopy, sourcesOfCopy, writeCopy } from './copy.ts';
import { loopOverCopies } from './loop.ts';
import { attribute } from './names.ts';
import { heldArguments, type NodeInUses, termsOf, valuesOf } from './node.ts';
import type { Apart, Member, Step, Written } from './step.ts';
import type { Term } from './term.ts';
import { onlyValue } from './value.ts';

/** A node of which there are copies in a row. */
export function writeRepeat(node: NodeInUses): Written | Apart {
  const { definition, nodes, scope, when } = node;
  const copies = nodes.map((each) =>
    each?.kind === 'repeat' ? each.copies.flatMap((copy) => node.callOf(copy) ?? []) : undefined,
  );
  const count = onlyValue(copies.map((calls) => calls?.length));
  const isShort = typeof count === 'number' && (count <= longestList || scope.isClosed);
  const written =
    (isShort ? undefined : writeLoop(node, copies)) ??
    (typeof count === 'number' ? writeList(node, copies, count) : undefined);
  if (written === undefined) return { apart: copies.map((calls) => (calls ? shapeOfCopies(calls, definition) : '')) };
  const canBeLeftOut = when === undefined || written.members.some((member) => member.when !== undefined);
  return canBeLeftOut ? written : { apart: nodes.map((each) => (each ? 'there' : 'left out')) };
}

/** More copies than these are made in a loop. */
const longestList = 3;

function writeLoop(node: NodeInUses, copies: Copies): Written | undefined {
  const loop = loopOverCopies(node, copies);
  return loop && writeModules(node, loop.calls, loop.items, loop.terms);
}

function writeList(node: NodeInUses, copies: Copies, count: number): Written | undefined {
  const made = Array.from({ length: count }, (_, copy) => writeCopy(node, copies, copy));
  const calls = made.filter((call) => call !== undefined);
  if (calls.length < made.length) return undefined;
  const terms = calls.flatMap(termsOf);
  return writeModules(node, calls, shortened(calls.map(printCall)), terms) ?? writeOneByOne(node, calls, terms);
}

/** In a row where each takes one tensor; else in a list, to be called one after the other. */
function writeModules(
  { definition, sources, when }: NodeInUses,
  calls: readonly CallTerms[],
  items: readonly string[],
  terms: readonly Term[],
): Written | undefined {
  const { name } = definition;
  const target = attribute(name);
  const [first] = calls;
  if (first === undefined || !calls.every(isModuleOfOne)) return undefined;
  const isRow = first.forward === '{module}({x0})';
  const text = isRow ? `nn.Sequential(${listed(items)})` : moduleList(items);
  const step = { name, sources, values: valuesOf(name, first) };
  const inRow = { ...step, text: `${target}({x0})` };
  const inTurn = { ...step, text: fillIn(first.forward, { module: '{layer}' }), each: target };
  return {
    members: [{ target, text, ...(when && isRow && { when: when.text }) }],
    steps: [isRow ? inRow : inTurn],
    terms,
    definitions: definitionsOf(calls),
  };
}

function moduleList(items: readonly string[]): string {
  const [only = ''] = items;
  // What is unpacked there is a list already.
  return `nn.ModuleList(${items.length === 1 && only.startsWith('*') ? only.slice(1) : `[${listed(items)}]`})`;
}

/** Each on a line of its own. */
function listed(items: readonly string[]): string {
  return items.length === 1 ? items.join() : `${items.join(', ')},`;
}

/** What is no module, or makes several tensors: a line in `forward` for each copy. */
function writeOneByOne(node: NodeInUses, calls: readonly CallTerms[], terms: readonly Term[]): Written {
  const { definition, scope } = node;
  const { name } = definition;
  const isModule = calls.every((call) => call.callee !== undefined);
  const members: Member[] = isModule ? [{ target: attribute(name), text: moduleList(calls.map(printCall)) }] : [];
  const steps = calls.map((call, copy): Step => {
    const held = isModule ? undefined : heldArguments(`${name}_${copy}`, call, scope);
    members.push(...(held?.members ?? []));
    const [value = '', ...others] = valuesOf(name, call);
    return {
      name,
      sources: sourcesOfCopy(node, copy),
      values: [copy === calls.length - 1 ? value : madeByCopy(node, copy), ...others],
      text: fillIn(call.forward, held?.names ?? { module: `${attribute(name)}[${copy}]` }),
    };
  });
  return { members, steps, terms, definitions: definitionsOf(calls) };
}

function isModuleOfOne({ callee, outputs }: CallTerms): boolean {
  return callee !== undefined && outputs === 1;
}

function definitionsOf(calls: readonly CallTerms[]): readonly string[] {
  return calls.flatMap((call) => call.definition ?? []);
}

/** Three and more that are alike stand there once. */
function shortened(items: readonly string[]): readonly string[] {
  const runs: { readonly text: string; count: number }[] = [];
  for (const text of items) {
    const last = runs.at(-1);
    if (last?.text === text) last.count++;
    else runs.push({ text, count: 1 });
  }
  return runs.flatMap(({ text, count }) =>
    count < 3 ? Array<string>(count).fill(text) : [`*[${text} for _ in range(${count})]`],
  );
}

function shapeOfCopies(calls: readonly Call[], text: NodeText): string {
  return `${calls.length}: ${calls.map((call) => shapeOf(call, text)).join()}`;
}
