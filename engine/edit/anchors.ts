import { isAlias, isNode, type Node, visit } from 'yaml';

/** Whether other nodes read the words of this one too, or it those of another. */
export function hasAnchor(node: Node | null): boolean {
  let found = false;
  if (node === null) return found;
  visit(node, (_, part) => {
    found ||= isAlias(part) || (isNode(part) && part.anchor !== undefined);
  });
  return found;
}
