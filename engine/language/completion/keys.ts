import { parameterKinds } from '../../spec/parseParameter.ts';
import { keysAt } from '../keys.ts';
import { type Completion, literal, placeholder } from './completion.ts';
import type { Place } from './place.ts';

/** The words of the language that are not there yet. */
export function keys({ analysis, cursor }: Place): readonly Completion[] {
  const { siblings, range, flow, path } = cursor;
  return Object.entries(keysAt(path))
    .filter(([name]) => !siblings.has(name))
    .map(([name, documentation]): Completion => {
      const body = flow ? (flowBodies[name] ?? ' ') : (blockBodies[name] ?? ' ');
      const snippet = hasColon(analysis.text, range.end) ? name : `${name}:${body}`;
      const continues = body === ' ' ? ({ continues: true } as const) : {};
      return { kind: 'key', label: name, detail: '', documentation, snippet, range, ...continues };
    });
}

export function parameterKindNames({ cursor: { range } }: Place): readonly Completion[] {
  return parameterKinds.map((kind) => {
    return { kind: 'value', label: kind, detail: '', documentation: '', snippet: literal(kind), range };
  });
}

/** Whether a key that is being changed already has its colon. */
export function hasColon(text: string, end: number): boolean {
  return /^[ \t]*:/.test(text.slice(end, end + 80));
}

/** What comes after the colon, where that is more than a value; indentation is that of the key. */
const blockBodies: Readonly<Record<string, string>> = {
  inputs: `\n  ${placeholder(1, 'image')}: [${placeholder(2, '3, 224, 224')}]`,
  parameters: `\n  ${placeholder(1, 'out_channels')}: ${placeholder(2, '64')}`,
  laws: '\n  - {require: =$1, message: $2}',
  blocks: `\n  ${placeholder(1, 'MyBlock')}:\n    inputs: [x]\n    nodes:\n      $0`,
  nodes: '\n  $0',
  outputs: ' [$1]',
  rest: ' {$1}',
  when: ' =$1',
};

const flowBodies: Readonly<Record<string, string>> = { outputs: ' [$1]', rest: ' {$1}', when: ' =$1' };
