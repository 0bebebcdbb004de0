import type { ProblemCode } from '../problems/list.ts';
import type {
  AttributeDefinition,
  Definition,
  NodeDefinition,
  Parameter,
  ValueDefinition,
} from '../spec/definition.ts';
import { mentionedNames } from '../spec/expression.ts';
import { type Problem, problem } from '../spec/problem.ts';
import type { Range } from '../spec/range.ts';
import type { Tensor } from './graph.ts';

/**
 * Where a problem that was found while unfolding is to be told. In the file itself that is the place at hand. Inside a
 * block that ships with the engine there is nothing to point at: the problem belongs to the line that uses the block,
 * and to the attribute there whose value caused it.
 */
export interface Site {
  report(finding: Finding): void;
}

export interface Finding {
  readonly code: ProblemCode;
  /** The operator or block that says so; it stands before the message. */
  readonly subject?: string;
  readonly message: string;
  readonly range: Range;
  /** The node of the definition at hand. */
  readonly node?: string;
  /** The attribute of that node, and the value it has there. */
  readonly attribute?: string;
  readonly value?: ValueDefinition;
  /** The input that is to blame. */
  readonly input?: Tensor;
}

/** What was found so far; nothing of it is told twice. */
export class Told {
  readonly problems: Problem[] = [];
  private readonly keys = new Set<string>();

  /** `told` is what makes it another one than those before, beside its code and its place. */
  add(found: Omit<Problem, 'severity'>, told = ''): void {
    const key = `${found.code} ${found.range.start} ${found.range.end} ${told}`;
    if (!this.keys.has(key)) this.problems.push(problem(found));
    this.keys.add(key);
  }
}

/** The copies of a repeated node have the same line to blame; it is told off once. */
export function fileSite(told: Told): Site {
  return {
    report(finding) {
      const { code, range, node, attribute } = finding;
      const message = wholeMessage(finding);
      told.add({ code, message, range, ...(node && { node }), ...(attribute && { attribute }) }, message);
    },
  };
}

/** Inside a block of the same file: the line in the block is to blame; a block used ten times is told off once. */
export function ownBlockSite(told: Told, used: string): Site {
  return {
    report(finding) {
      const { code, range } = finding;
      const message = wholeMessage(finding);
      const by = /[.?]$/.test(message) ? `Used by ${used}.` : `(used by ${used})`;
      told.add({ code, message: `${message} ${by}`, range });
    },
  };
}

function wholeMessage({ subject, message }: Finding): string {
  return subject === undefined ? message : `${subject}: ${message}`;
}

export interface BlockUse {
  readonly block: Definition;
  readonly node: NodeDefinition;
  readonly path: string;
  readonly inputs: readonly Tensor[];
  readonly attributes: readonly AttributeDefinition[];
}

/**
 * The line that uses a block is to blame, at the attribute whose value came in there: for everything inside a built-in
 * block, and for the laws of any block.
 */
export function blockUseSite(outer: Site, use: BlockUse): Site {
  let told = false;
  return {
    report(finding) {
      // One cause shows at many places of a block; the first is the nearest to it.
      if (told) return;
      told = true;
      outer.report({ code: finding.code, node: use.node.name, ...inWordsOfUse(finding, use) });
    },
  };
}

type InWords = Pick<Finding, 'subject' | 'message' | 'range' | 'attribute' | 'value' | 'input'>;

/**
 * In the block's own words where that can be: those of a law and of a parameter's default, and those on an input or a
 * parameter that is handed on as it came. Only what comes about inside needs the name of the node there.
 */
function inWordsOfUse(finding: Finding, { block, node, path, inputs, attributes }: BlockUse): InWords {
  const { message, input, value } = finding;
  const range = node.op?.range ?? node.nameRange;
  if (input !== undefined && !input.path.startsWith(`${path}.`))
    return { subject: block.name, message, input, range: inputRange(node, inputs.indexOf(input)) ?? range };
  const { name: handed } = block.parameters.find((parameter) => parameter.name === nameAlone(value)) ?? {};
  const cause = attributeBehind(value, block.parameters, attributes);
  const place = cause ? { range: cause.value.range, attribute: cause.name, value: cause.value } : { range };
  if (finding.node === undefined) return { message, ...place };
  const whole = wholeMessage(finding);
  if (handed === undefined) return { message: `In ${finding.node} of ${block.name}: ${whole}`, ...place };
  if (finding.attribute !== handed) return { message: `${handed}: ${whole}`, ...place };
  return { ...(finding.subject !== undefined && { subject: block.name }), message, ...place };
}

/** Where the node says that it reads its input of this number. */
export function inputRange({ from, fromRange }: NodeDefinition, index: number): Range | undefined {
  return index < 0 ? undefined : (from?.[index]?.range ?? fromRange);
}

/** `activation` for `=activation` */
function nameAlone(value: ValueDefinition | undefined): string | undefined {
  if (value?.kind !== 'expression' || value.expression.kind !== 'name') return undefined;
  return value.expression.path.join('.');
}

/** What is given for a name of the expression, else for a name in the default of one: `reduction` behind `squeeze_channels`. */
function attributeBehind(
  value: ValueDefinition | undefined,
  parameters: readonly Parameter[],
  attributes: readonly AttributeDefinition[],
): AttributeDefinition | undefined {
  if (value?.kind !== 'expression') return undefined;
  const names = [...mentionedNames(value.expression)];
  const [given] = names.flatMap((name) => attributes.find((attribute) => attribute.name === name) ?? []);
  if (given !== undefined) return given;
  for (const name of names) {
    const others = parameters.filter((parameter) => parameter.name !== name);
    const own = parameters.find((parameter) => parameter.name === name);
    const behind = attributeBehind(own?.default, others, attributes);
    if (behind !== undefined) return behind;
  }
  return undefined;
}
