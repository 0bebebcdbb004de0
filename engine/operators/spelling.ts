import type { Attribute, AttributeSchema, AttributeValue } from './attribute.ts';

/**
 * How PyTorch writes an operator: what `__init__` makes, where it makes a module, and what `forward` writes. The arguments
 * stand apart from the words around them, so that a class can be told what differs from one of its uses to the next.
 */
export interface Spelling {
  readonly module?: Module;
  /** Of the module, or of the expression where there is none. */
  readonly arguments: readonly Argument[];
  /** `{module}({x0})`, `torch.cat([{x0}, {x1}], dim={dim})`: `{x0}`, `{x1}` … stand for the inputs. */
  readonly forward: string;
}

export interface Module {
  /** `nn.Conv2d` */
  readonly callee: string;
  /** The text of the class, where PyTorch has none. */
  readonly definition?: string;
}

export interface Argument {
  readonly name: string;
  readonly value: AttributeValue | null;
  /** Whether it is written without its name, and always. */
  readonly positional: boolean;
  /** What PyTorch assumes where it is not given by name. */
  readonly default?: AttributeValue;
}

type Arguments = Readonly<Record<string, AttributeValue | null>>;

/** `nn.Conv2d(64, 128, kernel_size=3)`: the positional arguments, then by name those of the schema that are not among them. */
export function moduleCall(
  module: string | Module,
  positional: Arguments,
  schema: AttributeSchema = {},
  attributes: Readonly<Record<string, AttributeValue>> = {},
): Spelling {
  return {
    module: typeof module === 'string' ? { callee: module } : module,
    arguments: [...positionalArguments(positional), ...namedArguments(positional, schema, attributes)],
    forward: '{module}({x0})',
  };
}

/** `{x0}.chunk({chunks}, dim={dim})` with the values of what it names. */
export function expression(forward: string, named: Arguments = {}): Spelling {
  return { arguments: positionalArguments(named), forward };
}

/** `{x0} + {x1} + {x2}` */
export function inputNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `{x${index}}`);
}

/** Puts names in the places of `{x0}`, `{module}`, `{dim}`. */
export function fillIn(forward: string, names: Readonly<Record<string, string>>): string {
  return forward.replace(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole);
}

/** As it is said where there is no network around it: `nn.ReLU()`, `x0 + x1`. */
export function printSpelling(spelling: Spelling): string {
  const module = printModule(spelling);
  // The inputs go without saying where they are but handed to the module.
  if (module !== undefined && /^\{module\}\([^()]*\)$/.test(spelling.forward)) return module;
  return printForward(spelling, { module: module ?? '', ...(!spelling.forward.includes('{x1}') && { x0: 'x' }) });
}

export function printModule({ module, arguments: all }: Spelling): string | undefined {
  return module && `${module.callee}(${printArguments(all).join(', ')})`;
}

/** What has no name goes by its own: `x0 + x1`. */
export function printForward(spelling: Spelling, names: Readonly<Record<string, string>> = {}): string {
  const values = Object.fromEntries(spelling.arguments.map(({ name, value }) => [name, printPython(value)]));
  return fillIn(spelling.forward, { ...values, ...names }).replaceAll(/[{}]/g, '');
}

/** `64, 128, kernel_size=3`: without those that are as PyTorch has them anyway. */
export function printArguments(all: readonly Argument[]): readonly string[] {
  return all.flatMap(({ name, value, positional, default: usual }) => {
    if (positional) return [printPython(value)];
    return printPython(value) === printPython(usual) ? [] : [`${name}=${printPython(value)}`];
  });
}

function positionalArguments(values: Arguments): readonly Argument[] {
  return Object.entries(values).map(([name, value]) => ({ name, value, positional: true }));
}

function namedArguments(
  positional: Arguments,
  schema: AttributeSchema,
  attributes: Readonly<Record<string, AttributeValue>>,
): readonly Argument[] {
  return Object.entries(schema)
    .filter(([name]) => !Object.hasOwn(positional, name))
    .map(([name, attribute]) => ({
      name,
      value: shorten(attribute, attributes[name]),
      positional: false,
      default: shorten(attribute, attribute.default),
    }));
}

/** A value as Python has it; lists are tuples. */
export function printPython(value: AttributeValue | null): string {
  if (value === undefined || value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return printNumber(value);
  if (typeof value === 'string') return `"${value}"`;
  return value.length === 1 ? printPython(value[0]) : `(${value.map(printPython).join(', ')})`;
}

/** Small ones as people write them: `1e-5`. */
function printNumber(value: number): string {
  if (!Number.isFinite(value)) return `float("${value < 0 ? '-' : ''}inf")`;
  return value !== 0 && Math.abs(value) < 0.001 ? value.toExponential() : String(value);
}

/** One number where it stands for both axes. PyTorch's modules pad both sides alike: `(height, width)`. */
export function shorten({ kind }: Attribute, value: AttributeValue): AttributeValue {
  if (typeof value !== 'object' || (kind !== 'pair' && kind !== 'padding')) return value;
  const [height, width] = kind === 'padding' ? [value[2], value[0]] : value;
  if (height === width && typeof height === 'number') return height;
  return [height ?? null, width ?? null];
}
