import type { Connection } from '../../../engine/view/intention.ts';
import type { ViewEdge, ViewNode } from '../../../engine/view/snapshot.ts';
import { findNode, parentOf } from '../scene/nodes.ts';
import { downstreamOf } from '../scene/reachability.ts';

/** A point of a node that lines are drawn from and to. */
export interface End {
  readonly node: string;
  readonly side: 'input' | 'output';
  readonly port: number;
}

/** Both stand in the same network, and the data does not come round in a circle. */
export function connectionAllowed(
  nodes: readonly ViewNode[],
  edges: readonly ViewEdge[],
  source: string,
  target: string,
): boolean {
  if (parentOf(source) !== parentOf(target)) return false;
  const into = findNode(nodes, target);
  return into?.editable === true && !downstreamOf(edges, target).has(source);
}

/**
 * What connects two points; or why nothing can, as far as the canvas has to say it: of circles and of too many inputs
 * the host knows more.
 */
export function connectionBetween(
  nodes: readonly ViewNode[],
  one: End,
  other: End,
): Connection | { readonly refused: string } {
  const locked = [one, other].find(({ node }) => findNode(nodes, node)?.editable === false);
  if (locked) {
    const [block = ''] = locked.node.split('.');
    return {
      refused: `The inside of ${block} is defined elsewhere and cannot be changed here. Connect ${block} instead.`,
    };
  }
  if (one.side === other.side) {
    return one.side === 'input'
      ? { refused: 'Expected an output at one end, found two inputs. Draw the line from the node that is to be read.' }
      : { refused: 'Expected an input at one end, found two outputs. Draw the line to the input that is to read.' };
  }
  const [source, target] = one.side === 'output' ? [one, other] : [other, one];
  if (findNode(nodes, source.node)?.kind === 'output') {
    return { refused: 'Nothing reads an output of the network. Choose a node or an input instead.' };
  }
  return { source: source.node, sourcePort: source.port, target: target.node, targetPort: target.port };
}

/**
 * Which point a line takes that was let go over the whole card: of inputs the first without a source, where there is one
 * only that one; of outputs the first.
 */
export function endOnCard(nodes: readonly ViewNode[], edges: readonly ViewEdge[], card: string, from: End): End {
  if (from.side === 'input') return { node: card, side: 'output', port: 0 };
  const inputs = findNode(nodes, card)?.inputs ?? [];
  const taken = new Set(edges.filter((edge) => edge.target === card).map(({ targetPort }) => targetPort));
  const free = inputs.findIndex((_, port) => !taken.has(port));
  const port = free === -1 && inputs.length > 1 ? inputs.length : Math.max(free, 0);
  return { node: card, side: 'input', port };
}
