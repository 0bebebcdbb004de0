import type { Analysis } from '../analysis/analyze.ts';
import type { TextEdit } from '../edit/textEdit.ts';
import { functions } from '../graph/evaluate.ts';
import { libraryWith } from '../library/library.ts';
import { nodeKeys } from '../spec/parseNode.ts';
import type { Range } from '../spec/range.ts';
import { isBuiltIn } from './definition.ts';
import { placeAt } from './places.ts';
import { mentionAt, mentionsOf, nameOf, type Target } from './target.ts';

/** The reason why something cannot be done, as a sentence for people. */
export interface Refused {
  readonly refused: string;
}

/** The name at an offset, where it is one that can be changed. */
export function renamableAt(
  analysis: Analysis,
  offset: number,
): { readonly range: Range; readonly name: string } | Refused {
  const mention = mentionAt(analysis, offset);
  if (mention === undefined)
    return { refused: 'Only nodes, inputs, parameters and blocks of this file can be renamed.' };
  const { target, range } = mention;
  if (isBuiltIn(target))
    return { refused: `${target.definition.name} ships with Netwright, so its names stay as they are.` };
  return { range, name: nameOf(target) };
}

/** The edits that give what is named at an offset another name, wherever it is mentioned. */
export function renameAt(
  analysis: Analysis,
  offset: number,
  name: string,
): { readonly edits: readonly TextEdit[] } | Refused {
  const renamable = renamableAt(analysis, offset);
  if ('refused' in renamable) return renamable;
  const target = mentionAt(analysis, offset)?.target;
  if (target === undefined || name === renamable.name) return { edits: [] };
  const refused = reasonAgainst(analysis, target, name);
  if (refused !== undefined) return { refused };
  // Through an alias (`*name`) two places read the same words.
  const places = new Map(mentionsOf(analysis, target).map((range) => [range.start, range]));
  for (const { start, end } of places.values()) {
    if (analysis.text.slice(start, end) === renamable.name) continue;
    const line = analysis.text.slice(0, start).split('\n').length;
    return { refused: `${renamable.name} cannot be found in the escaped text of line ${line}; change it there first.` };
  }
  return { edits: [...places.values()].map(({ start, end }) => ({ start, end, text: name })) };
}

function reasonAgainst(analysis: Analysis, target: Target, name: string): string | undefined {
  // A node may begin with a digit, as the layers of nn.Sequential do; expressions could not name a parameter like that.
  const form = target.kind === 'node' || target.kind === 'input' ? /^[A-Za-z0-9_]+$/ : /^[A-Za-z_][A-Za-z0-9_]*$/;
  if (!form.test(name)) return `A name is made of letters, digits and _, found ${name || 'nothing'}.`;
  if (/^(?:true|false|null)$/i.test(name)) return `YAML reads ${name} as a value of its own; choose another name.`;
  if (!isExpressionName(name) && isReadInExpressions(analysis, target))
    return `An expression reads ${nameOf(target)}, and ${name} could not stand there; choose another name.`;
  if (target.kind === 'parameter' && isReserved(name)) return `${name} is a word of the language; choose another name.`;
  return takenNames(analysis, target).includes(name) ? `There already is a ${name}; choose another name.` : undefined;
}

function isReadInExpressions(analysis: Analysis, target: Target): boolean {
  return mentionsOf(analysis, target).some(({ start }) => placeAt(analysis.network, start)?.kind === 'name');
}

function isExpressionName(name: string): boolean {
  return /^[A-Za-z_]/.test(name) && !['if', 'else', 'and', 'or', 'not'].includes(name);
}

function isReserved(name: string): boolean {
  return (
    Object.hasOwn(nodeKeys, name) ||
    Object.hasOwn(functions, name) ||
    ['index', 'if', 'else', 'and', 'or', 'not'].includes(name)
  );
}

function takenNames(analysis: Analysis, { kind, definition }: Target): readonly string[] {
  if (kind === 'block') return libraryWith(analysis.network.blocks).names;
  return [...definition.inputs, ...definition.nodes, ...definition.parameters].map((each) => each.name);
}
