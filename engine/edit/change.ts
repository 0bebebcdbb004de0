import type { Analysis } from '../analysis/analyze.ts';
import type { Source as Wire } from '../graph/graph.ts';

/** The wires of a file as the graph has them, to be changed by a gesture: what each node reads, and what the network puts out. */
export interface Change {
  /** The nodes in the order of the text, removed ones gone, new ones in place. */
  readonly order: string[];
  readonly wires: Map<string, readonly Wire[]>;
  outputs: readonly Wire[] | undefined;
}

export function changeOf(analysis: Analysis): Change {
  const wires = new Map(analysis.graph.nodes.map((node) => [node.name, node.sources]));
  const order = analysis.network.nodes.map((node) => node.name);
  return { order, wires, outputs: analysis.network.outputs };
}

/** What the network puts out: as it says, else its last node. */
export function outputsOf(change: Change): readonly Wire[] {
  const last = change.order.at(-1);
  return change.outputs ?? (last === undefined ? [] : [{ name: last, port: 0 }]);
}

export function printWire(wire: Wire): string {
  return wire.port === 0 ? wire.name : `${wire.name}.${wire.port}`;
}

/** `a`, `[a, b]`, or `[]` for a node that reads nothing yet. */
export function printWires(wires: readonly Wire[]): string {
  const [only, ...more] = wires.map(printWire);
  return only !== undefined && more.length === 0 ? only : `[${wires.map(printWire).join(', ')}]`;
}

export function sameWires(left: readonly Wire[], right: readonly Wire[]): boolean {
  return left.length === right.length && left.every((wire, index) => isSameWire(wire, right[index]));
}

export function isSameWire(left: Wire, right: Wire | undefined): boolean {
  return right !== undefined && left.name === right.name && left.port === right.port;
}

/** Whether `from` reads `name`, at once or through others. */
export function dependsOn(change: Change, from: string, name: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    if (current === name) return true;
    if (seen.has(current)) continue;
    seen.add(current);
    open.push(...(change.wires.get(current) ?? []).map((wire) => wire.name));
  }
  return false;
}
