import type { ProblemCode } from '../problems/list.ts';
import type { AttributeDefinition, Definition, Parameter, ValueDefinition } from '../spec/definition.ts';
import { mentionedNames } from '../spec/expression.ts';
import { type Problem, problem } from '../spec/problem.ts';
import type { Range } from '../spec/range.ts';

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
  readonly message: string;
  readonly range: Range;
  /** The node of the definition at hand. */
  readonly node?: string;
  /** The attribute of that node, and the value it has there. */
  readonly attribute?: string;
  readonly value?: ValueDefinition;
}

/** The copies of a repeated node have the same line to blame; it is told off once. */
export function fileSite(problems: Problem[]): Site {
  return {
    report({ code, message, range, node, attribute }) {
      if (isTold(problems, code, range, message)) return;
      problems.push(problem({ code, message, range, ...(node && { node }), ...(attribute && { attribute }) }));
    },
  };
}

/** Inside a block of the same file: the line in the block is to blame; a block used ten times is told off once. */
export function ownBlockSite(problems: Problem[], used: string): Site {
  return {
    report({ code, message, range }) {
      if (isTold(problems, code, range)) return;
      problems.push(problem({ code, message: `${message} (used by ${used})`, range }));
    },
  };
}

function isTold(problems: readonly Problem[], code: ProblemCode, { start, end }: Range, message?: string): boolean {
  return problems.some((each) => {
    const same = each.code === code && each.range.start === start && each.range.end === end;
    return same && (message === undefined || each.message === message);
  });
}

export interface BlockUse {
  readonly block: Definition;
  readonly node: string;
  readonly range: Range;
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
      const cause = attributeBehind(finding.value, use.block.parameters, use.attributes);
      const place = finding.node === undefined ? use.block.name : `${finding.node} of ${use.block.name}`;
      outer.report({
        code: finding.code,
        message: finding.code === 'block-law' ? finding.message : `In ${place}: ${finding.message}`,
        range: cause?.value.range ?? use.range,
        node: use.node,
        ...(cause && { attribute: cause.name, value: cause.value }),
      });
    },
  };
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
