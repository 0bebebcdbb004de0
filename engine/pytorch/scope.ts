import type { Value as GraphValue } from '../graph/evaluate.ts';
import type { Tensor } from '../graph/graph.ts';
import { sizes as axes } from '../graph/sizes.ts';
import { readAttribute } from '../operators/readAttribute.ts';
import { shorten } from '../operators/spelling.ts';
import type { Definition, Parameter, ValueDefinition } from '../spec/definition.ts';
import { bareModule } from './bareModule.ts';
import type { InputSize } from './call.ts';
import { moduleAttributes, Taken } from './names.ts';
import { extentsAlong, type KnownTensor, knownTensor, sizeAfter, sizeFrom } from './size.ts';
import { atom, bindings, literal, type Term } from './term.ts';
import { type Names, pythonValue, translateValue } from './translate.ts';
import type { Use } from './use.ts';
import { argumentValue, type Column, onlyValue, sameColumn, type Value } from './value.ts';

/** An argument of a class's `__init__`. */
export interface ClassParameter {
  readonly name: string;
  readonly doc: string;
  /** Its value in each use. */
  readonly column: Column;
  readonly default?: Value;
  readonly origin: Origin;
}

/** What an argument is: a parameter of the block, a size of what comes in, or a value that follows from nothing. */
export type Origin =
  | { readonly kind: 'parameter'; readonly parameter: Parameter }
  | { readonly kind: 'size'; readonly size: InputSize }
  | { readonly kind: 'invented' };

/** A variable of `__init__`: a parameter of the block that follows from others where it is not given. */
export interface Local {
  readonly name: string;
  readonly text: string;
  /** Whether some uses give it: it is then an argument too, and worked out only where that is `None`. */
  readonly isGiven: boolean;
}

export interface ScopeOptions {
  /** Names that mean something else in the file. */
  readonly reserved: Iterable<string>;
  /** Whether nothing has a name: in the network itself every number is put in. */
  readonly isClosed: boolean;
  /** Parameters of the block that have one value in this class, because it tells the class from others. */
  readonly fixed?: ReadonlySet<string>;
}

/**
 * What the text of one class may name. It begins empty: a parameter of the block is one of the class only where something in
 * the class hangs on it.
 */
export class ClassScope implements Names {
  readonly uses: number;
  readonly isClosed: boolean;
  readonly locals: Local[] = [];
  private readonly definition: Definition;
  private readonly all: readonly Use[];
  private readonly fixed: ReadonlySet<string>;
  private readonly variables: Taken;
  private readonly attributes: Taken;
  private readonly entries: ClassParameter[] = [];
  private readonly terms = new Map<string, Term | undefined>();
  private readonly tensors = new Map<string, KnownTensor>();

  constructor(definition: Definition, uses: readonly Use[], { reserved, isClosed, fixed = new Set() }: ScopeOptions) {
    this.definition = definition;
    this.all = uses;
    this.uses = uses.length;
    this.isClosed = isClosed;
    this.fixed = fixed;
    this.variables = new Taken(reserved);
    this.attributes = new Taken([...moduleAttributes, ...definition.nodes.map((node) => node.name)]);
    if (isClosed) return;
    for (const [index, { name }] of definition.inputs.entries()) {
      const tensors = uses.map((use) => use.inputs[index]);
      const known = knownTensor(tensors, (axis, column) => ({
        term: () => this.inputSize(index, axis, column),
      }));
      this.tensors.set(`${name}.0`, known);
    }
  }

  /** `width`, `x.channels` */
  of(path: readonly string[]): Term | undefined {
    if (this.isClosed) return undefined;
    const key = path.join('.');
    if (!this.terms.has(key)) this.terms.set(key, path.length === 1 ? this.parameter(key) : this.extent(path));
    return this.terms.get(key);
  }

  /** Whatever is there already with these values. */
  known(column: Column): Term | undefined {
    return [...this.terms.values()].find(
      (term) => term && term.literal === undefined && sameColumn(term.column, column),
    );
  }

  /** A new parameter, for values that follow from nothing. */
  invent(proposal: string, node: string, column: Column, fallback?: Value): Term {
    const name = this.variables.has(proposal) ? `${node}_${proposal}` : proposal;
    const usual = fallback === undefined ? {} : { default: fallback };
    const term = this.add(name, column, { origin: { kind: 'invented' }, doc: '', ...usual });
    this.terms.set(`${term.text} is invented`, term);
    return term;
  }

  /** An attribute of the class for something that is no node. */
  holdAs(proposal: string): string {
    return `self.${this.attributes.take(proposal)}`;
  }

  /** What an extent of a tensor is called, or how it follows from what is. */
  sized(key: string, axis: number, column: Column): Term | undefined {
    const { rank, sizes } = this.tensors.get(key) ?? { rank: 0, sizes: [] };
    const along = sizes.filter((size) => size.axis === (axis < 0 ? rank + axis : axis));
    return sizeFrom(along, column)?.term();
  }

  /** Notes what the extents of a tensor are called: by one of the terms, or as they follow from those of what its node reads. */
  note(
    key: string,
    tensors: readonly (Tensor | undefined)[],
    terms: readonly Term[],
    sources: readonly string[],
  ): void {
    const given = sources.map((source) => this.tensors.get(source)?.sizes ?? []);
    const known = knownTensor(tensors, (axis, column) => {
      const own = terms.find((term) => sameColumn(term.column, column));
      return own === undefined ? sizeAfter(axis, column, given) : { term: () => own };
    });
    this.tensors.set(key, known);
  }

  /** In the order of a signature: sizes of what comes in, then as the block has them, those with a default last. */
  get parameters(): readonly ClassParameter[] {
    const names = this.definition.parameters.map((parameter) => parameter.name);
    const rank = ({ origin }: ClassParameter) => {
      if (origin.kind === 'size') return -2;
      if (origin.kind === 'invented') return names.length;
      return origin.parameter.name === 'out_channels' ? -1 : names.indexOf(origin.parameter.name);
    };
    const sorted = this.entries.map((entry) => this.withDefault(entry)).sort((left, right) => rank(left) - rank(right));
    return [
      ...sorted.filter((parameter) => parameter.default === undefined),
      ...sorted.filter((parameter) => parameter.default !== undefined),
    ];
  }

  private parameter(name: string): Term | undefined {
    const parameter = this.definition.parameters.find((each) => each.name === name);
    if (parameter === undefined) return undefined;
    const column = this.all.map((use) => pythonOf(parameter.attribute, use.parameters.get(name)));
    const isGiven = !this.fixed.has(name) && this.all.some((use) => use.given.has(name));
    const term = isGiven ? this.optional(parameter, column) : this.derived(parameter, column);
    if (term !== undefined) return term;
    // The name of a block, perhaps, which is made of many calls.
    if (column.includes(undefined)) return undefined;
    return this.add(name, column, { origin: { kind: 'parameter', parameter }, doc: parameter.attribute.doc });
  }

  /** From the default, which may hang on other parameters. */
  private derived({ name, default: fallback }: Parameter, column: Column): Term | undefined {
    const term = translateValue(fallback, this, column);
    const only = onlyValue(column);
    if (term === undefined) return only === undefined ? undefined : literal(only, this.uses);
    if (term.binding === bindings.atom) return term;
    const local = { name: this.variables.take(name), text: term.text, isGiven: false };
    this.locals.push(local);
    return atom(local.name, column);
  }

  /** Given in some uses, in others worked out from the default: `if padding is None: padding = kernel_size // 2`. */
  private optional(parameter: Parameter, column: Column): Term | undefined {
    const { name, attribute, default: fallback } = parameter;
    const only = (chosen: readonly boolean[]) => {
      const masked = (values: Column) => values.map((value, use) => (chosen[use] ? value : undefined));
      const named = (term: Term | undefined) => term && { ...term, column: masked(term.column) };
      return translateValue(fallback, { uses: this.uses, of: (path) => named(this.of(path)) }, masked(column));
    };
    // Axis by axis is not Python's way: where a kernel has two sizes its padding must be said.
    const derived = this.all.map(
      (use, index) => !use.given.has(name) && only(this.all.map((_, each) => each === index)) !== undefined,
    );
    const term = derived.includes(true) ? only(derived) : undefined;
    if (term === undefined || term.binding === bindings.atom) return undefined;
    const said = column.map((value, use) => (derived[use] ? null : value));
    const { text } = this.add(name, said, {
      origin: { kind: 'parameter', parameter },
      doc: attribute.doc,
      default: null,
    });
    this.locals.push({ name: text, text: term.text, isGiven: true });
    return atom(text, column);
  }

  private extent([name = '', member = '']: readonly string[]): Term | undefined {
    const axis = axes[member];
    const key = `${name}.0`;
    if (axis === undefined) return undefined;
    const input = this.definition.inputs.findIndex((each) => each.name === name);
    const tensors = this.all.map((use) => (input >= 0 ? use.inputs[input] : use.nodes.get(name)?.outputs[0]));
    const column = extentsAlong(axis, tensors);
    if (column === undefined) return undefined;
    const only = onlyValue(column);
    return this.sized(key, axis, column) ?? (only === undefined ? undefined : literal(only, this.uses));
  }

  /** A parameter for a size of an input. */
  private inputSize(index: number, axis: number, column: Column): Term {
    const key = `input ${index}, axis ${axis}`;
    const known = this.terms.get(key);
    if (known !== undefined) return known;
    const { inputs } = this.definition;
    const size = Object.keys(axes).find((name) => axes[name] === axis) ?? `size${axis}`;
    const input = inputs.length === 1 ? 'in' : (inputs[index]?.name ?? 'in');
    const doc = `${size.charAt(0).toUpperCase()}${size.slice(1)} of ${inputs.length === 1 ? 'the input' : input}.`;
    const term = this.add(`${input}_${size}`, column, { origin: { kind: 'size', size: { input: index, axis } }, doc });
    this.terms.set(key, term);
    return term;
  }

  private add(name: string, column: Column, rest: Pick<ClassParameter, 'doc' | 'origin' | 'default'>): Term {
    const entry: ClassParameter = { ...rest, name: this.variables.take(name), column };
    this.entries.push(entry);
    return atom(entry.name, column);
  }

  /** The block's own default; where several uses agree on another value, theirs. Channels are always said. */
  private withDefault(entry: ClassParameter): ClassParameter {
    if (entry.origin.kind !== 'parameter' || entry.default !== undefined) return entry;
    const { name, attribute, default: fallback } = entry.origin.parameter;
    const own = pythonOf(attribute, writtenValue(fallback));
    if (fallback === undefined || (own === undefined && name === 'out_channels')) return entry;
    const agreed = this.uses > 1 ? onlyValue(entry.column) : undefined;
    const usual = agreed ?? own;
    return usual === undefined ? entry : { ...entry, default: usual };
  }
}

/** A value that is written out, no expression. */
function writtenValue(definition: ValueDefinition | undefined): GraphValue | undefined {
  if (definition?.kind === 'scalar') return definition.value;
  if (definition?.kind !== 'list') return undefined;
  const items = definition.items.map(writtenValue).filter((item) => item !== undefined);
  return items.length === definition.items.length ? items : undefined;
}

/** As modules take it: one number for both axes, padding as `(height, width)`, the class of an activation. */
function pythonOf(attribute: Parameter['attribute'], value: GraphValue | undefined): Value | undefined {
  if (value === undefined) return undefined;
  if (value === null) return null;
  if (attribute.kind === 'operator') return typeof value === 'string' ? bareModule(value) : undefined;
  if (attribute.kind === 'integers') return pythonValue(value);
  const reading = readAttribute(attribute, value);
  return 'value' in reading ? argumentValue(shorten(attribute, reading.value)) : undefined;
}
