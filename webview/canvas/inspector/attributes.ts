import type { Attribute, AttributeSchema } from '../../../engine/operators/attribute.ts';
import type { ViewNode } from '../../../engine/view/snapshot.ts';

/** What can be told to a node, and what is. */
export interface ShownAttribute {
  readonly name: string;
  readonly attribute: Attribute;
  /** As it stands in the file; undefined where the default holds. */
  readonly text: string | undefined;
  /** What is computed; empty where that is no more than the text or the default. */
  readonly value: string;
}

/** What can be said of a node: what its operator or block can be told, and how often a block is repeated. */
export function attributesOf(node: ViewNode, schema: AttributeSchema): readonly ShownAttribute[] {
  const given = new Map(Object.entries(node.given));
  const computed = new Map(Object.entries(node.computed));
  const attributes = Object.entries(schema).map(([name, attribute]) => {
    return { name, attribute, text: given.get(name), value: computed.get(name) ?? '' };
  });
  if (node.kind !== 'block' && node.repeat === undefined) return attributes;
  const text = node.repeat === undefined ? undefined : String(node.repeat);
  return [...attributes, { name: 'repeat', attribute: repeat, text, value: '' }];
}

const repeat: Attribute = {
  kind: 'integer',
  doc: 'How many copies there are, each reading the one before.',
  default: 1,
  minimum: 1,
};
