import type { Analysis } from '../analysis/analyze.ts';
import type { Graph } from '../graph/graph.ts';
import type { Definition } from '../spec/definition.ts';
import { printFullShape } from '../tensor/shape.ts';
import { className } from './names.ts';

/** The paragraphs of a block's docstring. Without a word of its own, a comment behind its name in the file will do. */
export function blockDoc({ doc, source, origin, nameRange }: Definition, text: string): readonly string[] {
  const remark = origin === 'file' ? /^:[ \t]*#(.*)/.exec(text.slice(nameRange.end))?.[1] : undefined;
  return [...paragraphs(doc || sentence(remark ?? '')), source].filter((paragraph) => paragraph !== '');
}

/** The paragraphs of the network's docstring. Without a word of its own, the comment that the file begins with. */
export function networkDoc({ graph, network, text }: Analysis): readonly string[] {
  const shapes = (all: Graph['inputs']) =>
    all.map(({ name, tensor }) => `${name} ${printFullShape(tensor.shape ?? [])}`).join(', ');
  return [
    ...paragraphs(network.doc || headComment(text)),
    network.source,
    `Reads ${shapes(graph.inputs)}, gives ${shapes(graph.outputs)}.`,
  ].filter((paragraph) => paragraph !== '');
}

/** As the text writes it where it speaks of it: `MobileNet v3 large` makes a better class than `mobilenet-v3-large`. */
export function networkClassName({ network, text }: Analysis): string {
  const words = network.name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const pattern = new RegExp(`\\b${words.join('[^A-Za-z0-9]?')}\\b`, 'gi');
  const spellings = words.length === 0 ? [] : (`${network.doc} ${headComment(text)}`.match(pattern) ?? []);
  return className(spellings.find((spelling) => spelling !== network.name) ?? network.name);
}

/** `a line of the table` becomes `A line of the table.` */
function sentence(remark: string): string {
  const text = remark.trim();
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}

/** The first sentence stands by itself, as in every docstring. */
function paragraphs(doc: string): readonly string[] {
  const text = doc.replaceAll(/\s+/g, ' ').trim();
  const [, first = text, rest = ''] = /^(.*?[.!?]) (.*)$/.exec(text) ?? [];
  return [first, rest];
}

function headComment(text: string): string {
  return /^(?:#.*\r?\n)+/.exec(text)?.[0].replaceAll(/^# ?/gm, '') ?? '';
}
