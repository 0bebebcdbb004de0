import { docString } from './docString.ts';
import type { Draft } from './draft.ts';
import { writeForward } from './forward.ts';
import { layOut, lineLength } from './layout.ts';
import { Taken } from './names.ts';
import type { ClassParameter, Local } from './scope.ts';
import type { Member } from './step.ts';
import { type Column, isCode, isList, printValue, type Value } from './value.ts';

export interface ClassTextOptions {
  /** Paragraphs. */
  readonly doc: readonly string[];
  /** What to say behind the line of `forward` that makes a value. */
  readonly remarks?: ReadonlyMap<string, string>;
}

/** A class, from `class` to its last line. */
export function classText(name: string, draft: Draft, { doc, remarks }: ClassTextOptions): string {
  const { parameters, locals } = signatureOf(draft);
  const forward = forwardLines(draft, remarks);
  const body = [...locals.flatMap(localLines), ...memberLines(draft.members, forward.join('\n'))];
  const documented = docString([...doc, ...argumentsText(parameters)], 4);
  const lines = [
    `class ${name}(nn.Module):`,
    ...(documented.length === 0 ? [] : [...documented, '']),
    ...(body.length === 0 ? [] : [...initializer(parameters, body), '']),
    ...forward,
  ];
  return `${lines.join('\n')}\n`;
}

/** Without parameters and variables that nothing hangs on in the end. */
export function signatureOf({ scope, members }: Draft): {
  readonly parameters: readonly ClassParameter[];
  readonly locals: readonly Local[];
} {
  const texts = members.flatMap(({ text, when = '' }) => [text, when]);
  const isRead = (name: string) => texts.some((text) => new RegExp(`(?<![\\w.])${name}\\b(?!=(?!=))`).test(text));
  const locals = [...scope.locals].reverse().filter(({ name, text }) => {
    const isNeeded = isRead(name);
    if (isNeeded) texts.push(text);
    return isNeeded;
  });
  return { parameters: scope.parameters.filter(({ name }) => isRead(name)), locals: locals.reverse() };
}

function initializer(parameters: readonly ClassParameter[], body: readonly string[]): readonly string[] {
  const all = ['self', ...parameters.map(printParameter)];
  return [
    ...layOut(`def __init__(${all.join(', ')}) -> None:`, 4),
    ...layOut('super().__init__()', 8),
    ...body.flatMap((line) => layOut(line.trimStart(), 8 + line.length - line.trimStart().length)),
  ];
}

function printParameter({ name, column, default: usual }: ClassParameter): string {
  const type = annotation(usual === undefined ? column : [...column, usual]);
  return usual === undefined ? `${name}: ${type}` : `${name}: ${type} = ${printValue(usual)}`;
}

function annotation(column: Column): string {
  const types = [...new Set(column.map((value) => typeOf(value ?? null)))].filter((type) => type !== 'None').sort();
  const plain = types.includes('float') ? types.filter((type) => type !== 'int') : types;
  return [...plain, ...(column.some((value) => value === null || value === undefined) ? ['None'] : [])].join(' | ');
}

function typeOf(value: Value): string {
  if (value === null) return 'None';
  if (isCode(value)) return 'type[nn.Module]';
  if (isList(value)) return `tuple[${value.map(typeOf).join(', ')}]`;
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return typeof value === 'string' ? 'str' : 'bool';
}

function localLines({ name, text, isGiven }: Local): readonly string[] {
  const line = `${name} = ${text}`;
  return isGiven ? [`if ${name} is None:`, inside(line)] : [line];
}

/** Neighbours that hang on the same condition share it. */
function memberLines(members: readonly Member[], forward: string): readonly string[] {
  const lines: string[] = [];
  for (const [index, { when }] of members.entries()) {
    if (when !== undefined && when === members[index - 1]?.when) continue;
    const rest = members.slice(index);
    const end = rest.findIndex((member) => member.when !== when);
    const group = when === undefined ? rest.slice(0, 1) : rest.slice(0, end < 0 ? rest.length : end);
    const made = group.map(({ target, text }) => `${target} = ${text}`);
    if (group.every(({ target }) => !isUsed(target, forward))) lines.push('# forward does not use this');
    if (when === undefined) lines.push(...made);
    else {
      const left = group.map(({ target }) => `${target} = nn.Identity()`);
      lines.push(`if ${when}:`, ...made.map(inside), 'else:', ...left.map(inside));
    }
  }
  return lines;
}

/** `self.conv` is not used where `self.conv1` is. */
function isUsed(target: string, forward: string): boolean {
  return forward
    .split(target)
    .slice(1)
    .some((rest) => !/^\w/.test(rest));
}

function inside(line: string): string {
  return `    ${line}`;
}

function forwardLines(draft: Draft, remarks: ReadonlyMap<string, string> | undefined): readonly string[] {
  const { definition, steps, outputs } = draft;
  const variables = new Taken();
  const inputs = definition.inputs.map(({ name }) => ({ name, variable: variables.take(name) }));
  const tensors = outputs.length > 4 ? 'Tensor, ...' : outputs.map(() => 'Tensor').join(', ');
  const result = outputs.length === 1 ? 'Tensor' : `tuple[${tensors}]`;
  const signature = ['self', ...inputs.map(({ variable }) => `${variable}: Tensor`)].join(', ');
  const lines = writeForward({ inputs, steps, outputs, isNested: remarks === undefined });
  return [
    ...layOut(`def forward(${signature}) -> ${result}:`, 4),
    ...lines.flatMap(({ text, isInLoop, value }) => {
      const written = layOut(text, isInLoop ? 12 : 8);
      const remark = value === undefined ? undefined : remarks?.get(value);
      const remarked = `${written.at(-1)}  # ${remark}`;
      return remark === undefined || remarked.length > lineLength ? written : [...written.slice(0, -1), remarked];
    }),
  ];
}

function argumentsText(parameters: readonly ClassParameter[]): readonly string[] {
  if (!parameters.some(({ doc, origin }) => doc !== '' && origin.kind === 'parameter')) return [];
  const told = parameters.filter(({ doc }) => doc !== '');
  return told.length === 0 ? [] : [`Args:\n${told.map(({ name, doc }) => `    ${name}: ${doc}`).join('\n')}`];
}
