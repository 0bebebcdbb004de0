import type { ViewAttribute, ViewNode } from '../../../engine/view/snapshot.ts';

/** What can be said of a node: what its operator or block can be told, and how often a block is repeated. */
export function attributesOf(node: ViewNode): readonly ViewAttribute[] {
  if (node.kind !== 'block' && node.repeat === undefined) return node.attributes;
  const text = node.repeat === undefined ? undefined : String(node.repeat);
  return [...node.attributes, { name: 'repeat', attribute: repeat, text, value: text ?? '1' }];
}

const repeat: ViewAttribute['attribute'] = {
  kind: 'integer',
  doc: 'How many copies there are, each reading the one before.',
  default: 1,
  minimum: 1,
};
