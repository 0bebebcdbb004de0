import { isScalar, isSeq, type Node, type YAMLSeq } from 'yaml';
import type { InputDefinition } from '../spec/definition.ts';
import { parse } from '../spec/parse.ts';
import type { Intention } from '../view/intention.ts';
import { commentsIn } from './comments.ts';
import type { Edited } from './edited.ts';
import { removeFlowItems } from './flow.ts';
import { endOf, entriesOf, entryEnd, entryOf, type Source, startOf } from './source.ts';
import type { TextEdit } from './textEdit.ts';

/** Gives an input of the network another shape, such as `[3, H, W]`. Only the extents that differ are written. */
export function setShape(source: Source, { input, text }: Extract<Intention, { kind: 'set-shape' }>): Edited {
  const shape = shapeOf(text);
  if (shape === undefined) {
    return {
      refused: `Expected channels, height and width such as [3, 224, 224], or a name such as H for a size that is not fixed (N is the batch), found ${text.trim() || 'nothing'}.`,
    };
  }
  const inputs = entryOf(source.sections, 'inputs')?.value;
  if (isSeq(inputs))
    return { refused: `The inputs are a list of names. Write {${input}: ${text}} in the text editor.` };
  const entry = entryOf(entriesOf(inputs), input);
  if (entry === undefined) return { refused: `${input} is no longer there.` };
  const { value } = entry;
  const extents = shape.map(String);
  if (value === null || (isScalar(value) && value.source === '')) {
    const end = entryEnd(source, entry);
    return { edits: [{ start: end, end, text: ` [${extents.join(', ')}]` }] };
  }
  if ('anchor' in value && value.anchor !== undefined) {
    return { refused: `${input} shares its shape by a YAML anchor. Change it in the text editor.` };
  }
  if (isSeq<Node>(value) && value.flow) return { edits: rewriteItems(source, value, extents) };
  const [start, end] = [startOf(value), endOf(source, value)];
  return commentsIn(source.text.slice(start, end), 'in lines').length > 0
    ? { refused: `There are comments within the shape of ${input}. Change it in the text editor.` }
    : { edits: [{ start, end, text: `[${extents.join(', ')}]` }] };
}

/** As the language reads it; undefined for what is no shape, or more than one. */
function shapeOf(text: string): InputDefinition['shape'] {
  if (/[\r\n#]/.test(text)) return undefined;
  const { network, readable, problems } = parse(`inputs: {x: ${text}}`);
  const [only, ...more] = network.inputs;
  return readable && more.length === 0 && !problems.some(({ code }) => code !== 'missing-key')
    ? only?.shape
    : undefined;
}

function rewriteItems(source: Source, list: YAMLSeq<Node>, extents: readonly string[]): readonly TextEdit[] {
  const ranges = list.items.map((item) => ({ start: startOf(item), end: endOf(source, item) }));
  const replaced = ranges.slice(0, extents.length).flatMap((range, index) => {
    const text = extents[index] ?? '';
    return source.text.slice(range.start, range.end) === text ? [] : [{ ...range, text }];
  });
  const more = extents.slice(ranges.length);
  const end = ranges.at(-1)?.end ?? startOf(list) + 1;
  const added = { start: end, end, text: `${ranges.length > 0 ? ', ' : ''}${more.join(', ')}` };
  return [
    ...replaced,
    ...(more.length > 0 ? [added] : []),
    ...removeFlowItems(source, ranges, (index) => index >= extents.length),
  ];
}
