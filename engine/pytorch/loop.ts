import { type CallTerms, generalize, type InputSize, type Place, printCall } from './call.ts';
import { type Copies, textOfCopy, writeCopy } from './copy.ts';
import { type NodeInUses, termsOf } from './node.ts';
import { arithmetic, atom, literal, type Term } from './term.ts';
import { translateValue } from './translate.ts';
import { type Column, onlyValue, printValue, sameColumn, type Value } from './value.ts';

export interface Loop {
  /** The parts of the list: the first copy where it is unlike the others, and a comprehension. */
  readonly items: readonly string[];
  readonly calls: readonly CallTerms[];
  /** What is known by name of the copies. */
  readonly terms: readonly Term[];
}

/**
 * Copies in a row as `*[Layer(in_channels + i * 32) for i in range(num_layers)]`, where what they are told is the same for
 * all, the same for all but the first, or grows with the number of the copy.
 */
export function loopOverCopies(node: NodeInUses, copies: Copies): Loop | undefined {
  const all = writeBody(node, copies, 0);
  if (all !== undefined)
    return { items: [comprehension(node, copies, all.call, 0)], calls: [all.call], terms: all.terms };
  const others = writeBody(node, copies, 1);
  if (others === undefined) return undefined;
  const first = writeCopy(node, copies, 0);
  if (first === undefined) return undefined;
  const terms = [...termsOf(first), ...others.terms];
  return { items: [printCall(first), comprehension(node, copies, others.call, 1)], calls: [first, others.call], terms };
}

const index = 'i';

function comprehension({ definition, scope }: NodeInUses, copies: Copies, call: CallTerms, from: 0 | 1): string {
  const counts = copies.map((calls) => calls?.length);
  const only = onlyValue(counts);
  const count =
    translateValue(definition.repeat, scope, counts) ??
    (only === undefined ? undefined : literal(only, scope.uses)) ??
    scope.known(counts) ??
    scope.invent('repeat', definition.name, counts);
  const text = printCall(call);
  const isIndexed = new RegExp(`\\b${index}\\b`).test(text);
  const rest = arithmetic('-', count, literal(from, scope.uses), counts);
  const range = isIndexed && from > 0 ? `${from}, ${count.text}` : rest.text;
  return `*[${text} for ${isIndexed ? index : '_'} in range(${range})]`;
}

/** The call that serves for all copies from a certain one on, where there is one. */
function writeBody(
  node: NodeInUses,
  copies: Copies,
  from: 0 | 1,
): { readonly call: CallTerms; readonly terms: readonly Term[] } | undefined {
  const rounds = copies.flatMap((calls = [], use) =>
    calls.map((call, copy) => ({ use, copy, call })).filter(({ copy }) => copy >= from),
  );
  if (rounds.length === 0) return undefined;
  const perUse = (column: Column) => gathered(column, rounds, node.scope.uses);
  const call = generalize(
    rounds.map((round) => round.call),
    textOfCopy(node, from),
    placeInLoop(node, rounds, from),
  );
  if (call === undefined) return undefined;
  const terms = termsOf(call).flatMap((term) => {
    const column = perUse(term.column);
    return column === undefined ? [] : [{ ...term, column }];
  });
  return { call, terms };
}

interface Round {
  readonly use: number;
  readonly copy: number;
}

/** As outside of the loop, but with a value for each round; and nothing new can be named. */
function placeInLoop({ scope, sources }: NodeInUses, rounds: readonly Round[], from: 0 | 1): Place {
  const uses = rounds.length;
  const inRounds = (term: Term | undefined): Term | undefined =>
    term && { ...term, column: rounds.map((round) => term.column[round.use]) };
  const perUse = (column: Column) => gathered(column, rounds, scope.uses);
  const number = atom(
    index,
    rounds.map((round) => round.copy),
  );
  const known = (column: Column) => inRounds(onlyNamed(perUse(column), (same) => scope.known(same)));
  const sized = ({ input, axis }: InputSize, column: Column) =>
    inRounds(onlyNamed(perUse(column), (same) => scope.sized(sources[input] ?? '', axis, same)));

  function growing(size: InputSize, column: Column): Term | undefined {
    const start = sized(
      size,
      column.map((value, each) => (rounds[each]?.copy === 0 ? value : undefined)),
    );
    const steps = column.map((value, each) =>
      rounds[each]?.copy === 0 ? undefined : difference(value, column[each - 1]),
    );
    const only = onlyValue(steps);
    const step = only === undefined ? known(steps) : literal(only, uses);
    return start && step && arithmetic('+', start, arithmetic('*', number, step, column), column);
  }

  return {
    uses,
    of: (path) => (path.join() === 'index' ? number : inRounds(scope.of(path))),
    sized(size, column, own) {
      if (from > 0) return own.find((term) => sameColumn(term.column, column));
      return sized(size, column) ?? growing(size, column);
    },
    known,
    invent: () => undefined,
  };
}

function onlyNamed<Result>(column: Column | undefined, name: (column: Column) => Result): Result | undefined {
  return column && name(column);
}

/** The value of each use, where all its rounds have the same. */
function gathered(column: Column, rounds: readonly Round[], uses: number): Column | undefined {
  const found: (Value | undefined)[] = Array(uses).fill(undefined);
  for (const [each, { use }] of rounds.entries()) {
    const [value, other] = [column[each], found[use]];
    if (value === undefined) continue;
    if (other !== undefined && printValue(other) !== printValue(value)) return undefined;
    found[use] = value;
  }
  return found;
}

function difference(value: Value | undefined, before: Value | undefined): number | undefined {
  return typeof value === 'number' && typeof before === 'number' ? value - before : undefined;
}
