/**
 * What a layout is made of, without names: nodes and edges go by their index. Two blocks of the same build are then the
 * same graph, are laid out once, and a rename or another stride moves nothing.
 */
export interface LayoutGraph {
  readonly direction: Direction;
  readonly boxes: readonly Box[];
  readonly wires: readonly Wire[];
}

/** Where the data flows to. */
export type Direction = 'down' | 'right';

export interface Box extends Size {
  /** How many connection points it has on the side where data comes in, and on the other one. */
  readonly inputs: number;
  readonly outputs: number;
}

export interface Wire {
  readonly source: number;
  readonly sourcePort: number;
  readonly target: number;
  readonly targetPort: number;
}

/** In the order of the graph's boxes and wires. The corner at the top left is 0, 0. */
export interface Layout extends Size {
  readonly positions: readonly Point[];
  /** The corners of each wire, both ends included. */
  readonly routes: readonly (readonly Point[])[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One node after the other: there is one way to draw that, and no need to ask elk for it. */
export function isChain({ boxes, wires }: LayoutGraph): boolean {
  if (boxes.some(({ inputs, outputs }) => inputs > 1 || outputs > 1)) return false;
  const sources = new Set(wires.map(({ source }) => source));
  const targets = new Set(wires.map(({ target }) => target));
  return wires.length === boxes.length - 1 && sources.size === wires.length && targets.size === wires.length;
}

export function structureOf(graph: LayoutGraph): string {
  const boxes = graph.boxes.map((box) => `${box.width}x${box.height}:${box.inputs}:${box.outputs}`);
  const wires = graph.wires.map((wire) => `${wire.source}.${wire.sourcePort}>${wire.target}.${wire.targetPort}`);
  return [graph.direction, boxes.join(' '), wires.join(' ')].join('|');
}
