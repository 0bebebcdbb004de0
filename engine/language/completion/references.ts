import { printTensor } from '../nodeText.ts';
import { tensorOf } from '../unfolded.ts';
import { type Completion, literal } from './completion.ts';
import { nodeName, type Place } from './place.ts';

/** What can be read: the nearest node above first, then those below and the inputs; of several outputs each. */
export function references(place: Place): readonly Completion[] {
  const { definition, cursor } = place;
  const here = cursor.range.start;
  const nodes = definition.nodes.filter((node) => node.name !== nodeName(place));
  const above = nodes.filter((node) => node.nameRange.start < here).map((node) => node.name);
  const below = nodes.filter((node) => node.nameRange.start >= here).map((node) => node.name);
  const inputs = definition.inputs.map((input) => input.name);
  return [...above.reverse(), ...below, ...inputs].flatMap((name) => outputsOf(place, name));
}

function outputsOf({ unfolded, cursor }: Place, name: string): readonly Completion[] {
  const count = unfolded?.nodes.find((node) => node.name === name)?.outputs.length ?? 1;
  return Array.from({ length: count }, (_, port) => {
    const label = port === 0 ? name : `${name}.${port}`;
    const detail = unfolded === undefined ? '' : printTensor(tensorOf(unfolded, name, port));
    return { kind: 'reference', label, detail, documentation: '', snippet: literal(label), range: cursor.range };
  });
}
