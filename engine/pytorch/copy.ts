import { attributesOfCopy } from '../graph/copies.ts';
import { type Call, type CallTerms, generalize, type NodeText } from './call.ts';
import { type NodeInUses, placeAt, termsOf } from './node.ts';
import { literal } from './term.ts';

/** The calls of all copies, in each use. */
export type Copies = readonly (readonly Call[] | undefined)[];

/** One copy of a node that is repeated. */
export function writeCopy(node: NodeInUses, copies: Copies, copy: number): CallTerms | undefined {
  const { scope, nodes } = node;
  const sources = sourcesOfCopy(node, copy);
  const place = placeAt({ ...node, sources });
  const call = generalize(
    copies.map((calls) => calls?.[copy]),
    textOfCopy(node, copy),
    { ...place, of: (path) => (path.join() === 'index' ? literal(copy, scope.uses) : place.of(path)) },
  );
  const tensors = nodes.map((each) => (each?.kind === 'repeat' ? each.copies[copy]?.outputs[0] : undefined));
  scope.note(madeByCopy(node, copy), tensors, call === undefined ? [] : termsOf(call), sources);
  return call;
}

/** What the text tells it. */
export function textOfCopy({ definition }: NodeInUses, copy: number): NodeText {
  return copy === 0 ? definition : { ...definition, attributes: attributesOfCopy(definition) };
}

/** The first input is what the copy before has made, the others are the same for all. */
export function sourcesOfCopy(node: NodeInUses, copy: number): readonly string[] {
  return copy === 0 ? node.sources : [madeByCopy(node, copy - 1), ...node.sources.slice(1)];
}

/** What a copy makes, as `forward` tells it from what the whole node makes. */
export function madeByCopy({ definition }: NodeInUses, copy: number): string {
  return `${definition.name} ${copy}`;
}
