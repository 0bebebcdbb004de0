import { fillIn } from '../operators/spelling.ts';
import { identifier } from './names.ts';
import type { Step } from './step.ts';

/** A statement of `forward`. */
export interface Line {
  readonly text: string;
  /** Whether it stands inside of the `for` above it. */
  readonly isInLoop?: true;
  /** The value that it makes. */
  readonly value?: string;
}

export interface ForwardParts {
  readonly inputs: readonly { readonly name: string; readonly variable: string }[];
  readonly steps: readonly Step[];
  readonly outputs: readonly string[];
  /** Whether short runs of calls stand in one line: `self.act(self.bn(self.conv(x)))`. */
  readonly isNested: boolean;
}

/**
 * The lines of `forward`. A value that is read by the next line alone goes through a variable like `x`, as people write it;
 * any other is called after its node.
 */
export function writeForward(parts: ForwardParts): readonly Line[] {
  return new Forward(parts).write();
}

class Forward {
  private readonly parts: ForwardParts;
  private readonly steps: readonly Step[];
  /** How often a value is read, and the number of the step that is the last to do so; what is returned is read at the end. */
  private readonly reads = new Map<string, { readonly count: number; readonly last: number }>();
  /** What values are called, and which value a name stands for by now. */
  private readonly variables = new Map<string, string>();
  private readonly held = new Map<string, string>();
  private readonly lines: Line[] = [];

  constructor(parts: ForwardParts) {
    this.parts = parts;
    this.steps = liveSteps(parts);
    const end = { sources: parts.outputs };
    for (const [number, { sources }] of [...this.steps, end].entries()) {
      for (const value of sources)
        this.reads.set(value, { count: (this.reads.get(value)?.count ?? 0) + 1, last: number });
    }
    for (const { name, variable } of parts.inputs) this.hold(`${name}.0`, variable);
  }

  write(): readonly Line[] {
    let start = 0;
    while (start < this.steps.length) {
      const run = this.runFrom(start);
      this.writeRun(run, start);
      start += run.length;
    }
    const isReturned = this.lines.at(-1)?.text.startsWith('return ') ?? false;
    const values = this.parts.outputs.map((value) => this.variable(value));
    return isReturned ? this.lines : [...this.lines, { text: `return ${values.join(', ')}` }];
  }

  /** Steps of which each reads nothing but what the one before has made. */
  private runFrom(start: number): readonly Step[] {
    let end = start;
    while (this.isPassed(end)) end++;
    return this.steps.slice(start, end + 1);
  }

  private isPassed(number: number): boolean {
    const [value = '', ...others] = this.steps[number]?.values ?? [];
    const { count, last } = this.reads.get(value) ?? { count: 0, last: 0 };
    return others.length === 0 && count === 1 && last === number + 1 && this.steps[last]?.sources.length === 1;
  }

  private writeRun(run: readonly Step[], start: number): void {
    const end = start + run.length - 1;
    const last = run.at(-1);
    if (last === undefined) return;
    const nested = this.parts.isNested ? this.nest(run) : undefined;
    const before = nested === undefined ? run.slice(0, -1) : [];
    for (const [offset, step] of before.entries())
      this.writeStep(step, start + offset, [this.free(['x', 'out', 'y', 'z'], start + offset, step)]);
    const [value = '', ...others] = last.values;
    const isLast = end === this.steps.length - 1 && this.parts.outputs.join() === value && others.length === 0;
    if (isLast && last.each === undefined)
      this.lines.push({ text: `return ${nested ?? this.expression(last)}`, value });
    else this.writeStep(last, end, this.namesOf(last, end), nested);
  }

  /** `split_0, _`: what nobody reads has no name. */
  private namesOf(step: Step, number: number): readonly string[] {
    if (step.values.length === 1) return [this.free([identifier(step.name)], number, step)];
    return step.values.map((value, port) =>
      this.reads.has(value) ? this.free([identifier(`${step.name}_${port}`)], number, step) : '_',
    );
  }

  private writeStep(step: Step, number: number, names: readonly string[], text = this.expression(step)): void {
    const [name = ''] = names;
    if (step.each === undefined) this.lines.push({ text: `${names.join(', ')} = ${text}`, ...madeBy(step) });
    else {
      const first = this.variable(step.sources[0] ?? '');
      const layer = this.free(
        ['layer', 'module', 'each'].filter((word) => word !== name),
        number,
        step,
      );
      if (name !== first) this.lines.push({ text: `${name} = ${first}` });
      this.lines.push({ text: `for ${layer} in ${step.each}:` });
      const text = fillIn(this.expression(step, name), { layer });
      this.lines.push({ text: `${name} = ${text}`, isInLoop: true, ...madeBy(step) });
    }
    for (const [port, value] of step.values.entries()) this.hold(value, names[port] ?? '_');
  }

  /** A run as one expression, where that stays easy to read. */
  private nest([first, ...others]: readonly Step[]): string | undefined {
    if (first === undefined || others.length === 0 || others.length >= deepestNest) return undefined;
    if ([first, ...others].some((step) => step.when !== undefined || step.each !== undefined)) return undefined;
    let text = this.expression(first);
    let template = first.text;
    for (const step of others) {
      if (!takesExpression(step.text, template)) return undefined;
      text = this.expression(step, text);
      template = step.text;
    }
    return text.length <= longestNest ? text : undefined;
  }

  private expression({ text, sources, when }: Step, first = this.variable(sources[0] ?? '')): string {
    const names = sources.map((value, index) => [`x${index}`, index === 0 ? first : this.variable(value)]);
    const written = fillIn(text, Object.fromEntries(names));
    return when === undefined ? written : `${written} if ${when} else ${first}`;
  }

  private hold(value: string, name: string): void {
    this.variables.set(value, name);
    this.held.set(name, value);
  }

  private variable(value: string): string {
    return this.variables.get(value) ?? '_';
  }

  /** The first proposal that hides nothing that is still read: after the step, and in a loop also while it goes on. */
  private free(proposals: readonly string[], number: number, step: Step): string {
    const needed = step.each === undefined ? [] : step.sources.slice(1).map((value) => this.variable(value));
    const isFree = (name: string) =>
      (this.reads.get(this.held.get(name) ?? '')?.last ?? 0) <= number && !needed.includes(name);
    const found = proposals.find(isFree);
    return found ?? this.free([`${proposals[0]}_`], number, step);
  }
}

/** So many calls in one another, and so many characters, are still easy to read. */
const deepestNest = 3;
const longestNest = 48;

/** Steps that the outputs hang on. The others have weights, but nothing comes of them. */
function liveSteps({ steps, outputs }: ForwardParts): readonly Step[] {
  const needed = new Set(outputs);
  const live = [...steps].reverse().filter(({ values, sources }) => {
    const isLive = values.some((value) => needed.has(value));
    if (isLive) for (const value of sources) needed.add(value);
    return isLive;
  });
  return live.reverse();
}

/** Whether an expression may stand for the first input: among arguments any, before a dot one that binds as tightly. */
function takesExpression(template: string, inner: string): boolean {
  const places = template.split('{x0}').length - 1;
  const isArgument = /[([]\{x0\}[,)\]]/.test(template);
  const isCall = /^[\w.]/.test(inner) && !/\} [-+*/] \{/.test(inner);
  return places === 1 && (isArgument || (isCall && template.startsWith('{x0}.')));
}

function madeBy({ values: [value] }: Step): { readonly value?: string } {
  return value === undefined ? {} : { value };
}
