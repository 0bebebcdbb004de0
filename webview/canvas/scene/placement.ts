import type { Direction, Layout, LayoutGraph, Point, Size } from '../../layout/graph.ts';
import type { SceneGroup, SceneItem } from './scene.ts';
import { frame, sizeOfCard, smallestFrame } from './sizes.ts';

/** Where everything stands, all in the canvas's own coordinates. */
export interface Placement {
  readonly size: Size;
  readonly rectangles: ReadonlyMap<string, Rectangle>;
  /** The corners of each edge, by its id. */
  readonly routes: ReadonlyMap<string, readonly Point[]>;
}

export interface Rectangle extends Point, Size {}

export const nowhere: Placement = { size: { width: 0, height: 0 }, rectangles: new Map(), routes: new Map() };

/** The placement, or the layouts that are not known yet and needed for it. */
export type PlacementAttempt = { readonly placement: Placement } | { readonly missing: readonly LayoutGraph[] };

/** The inside of a block is laid out first; the block is then one box in the layout around it. */
export function place(
  scene: SceneGroup,
  direction: Direction,
  lookup: (graph: LayoutGraph) => Layout | undefined,
): PlacementAttempt {
  const attempt = placeGroup(scene, direction, lookup);
  if (!attempt.placed) return { missing: attempt.missing };
  const rectangles = new Map<string, Rectangle>();
  const routes = new Map<string, readonly Point[]>();
  collect(attempt.placed, { x: 0, y: 0 }, rectangles, routes);
  return { placement: { size: attempt.placed.size, rectangles, routes } };
}

/** A group with positions relative to its own corner. */
interface PlacedGroup {
  readonly size: Size;
  readonly items: readonly {
    readonly id: string;
    readonly rectangle: Rectangle;
    readonly inside: PlacedGroup | undefined;
  }[];
  readonly routes: readonly { readonly id: string; readonly points: readonly Point[] }[];
}

type GroupAttempt =
  | { readonly placed: PlacedGroup }
  | { readonly placed: undefined; readonly missing: readonly LayoutGraph[] };

function placeGroup(
  group: SceneGroup,
  direction: Direction,
  lookup: (graph: LayoutGraph) => Layout | undefined,
): GroupAttempt {
  const insides = group.items.map(({ inside }) => (inside ? placeGroup(inside, direction, lookup) : undefined));
  const missing = insides.flatMap((attempt) => (attempt && !attempt.placed ? attempt.missing : []));
  if (missing.length > 0) return { placed: undefined, missing };

  const sizes = group.items.map((item, index) => sizeOf(item, insides[index]?.placed));
  const index = new Map(group.items.map(({ node }, position) => [node.id, position]));
  const edges = group.edges.filter(({ source, target }) => index.has(source) && index.has(target));
  const graph: LayoutGraph = {
    direction,
    boxes: group.items.map(({ inputs, outputs }, position) => ({
      ...(sizes[position] ?? smallestFrame),
      inputs: inputs.length,
      outputs: outputs.length,
    })),
    wires: edges.map((edge) => ({
      source: index.get(edge.source) ?? 0,
      sourcePort: edge.sourcePort,
      target: index.get(edge.target) ?? 0,
      targetPort: edge.targetPort,
    })),
  };
  const layout = lookup(graph);
  if (!layout) return { placed: undefined, missing: [graph] };
  return {
    placed: {
      size: layout,
      items: group.items.map(({ node }, position) => ({
        id: node.id,
        rectangle: { ...(layout.positions[position] ?? { x: 0, y: 0 }), ...(sizes[position] ?? smallestFrame) },
        inside: insides[position]?.placed,
      })),
      routes: edges.map(({ id }, position) => ({ id, points: layout.routes[position] ?? [] })),
    },
  };
}

function sizeOf(item: SceneItem, inside: PlacedGroup | undefined): Size {
  if (!inside) return sizeOfCard(item);
  return {
    width: Math.max(smallestFrame.width, frame.left + inside.size.width + frame.right),
    height: Math.max(smallestFrame.height, frame.top + inside.size.height + frame.bottom),
  };
}

function collect(
  group: PlacedGroup,
  origin: Point,
  rectangles: Map<string, Rectangle>,
  routes: Map<string, readonly Point[]>,
): void {
  for (const { id, points } of group.routes) {
    routes.set(
      id,
      points.map(({ x, y }) => ({ x: x + origin.x, y: y + origin.y })),
    );
  }
  for (const { id, rectangle, inside } of group.items) {
    const corner = { x: rectangle.x + origin.x, y: rectangle.y + origin.y };
    rectangles.set(id, { ...rectangle, ...corner });
    if (inside) collect(inside, insideCorner(corner, rectangle, inside), rectangles, routes);
  }
}

/** Centred across, where the frame is wider than what it holds. */
function insideCorner(corner: Point, outer: Size, inside: PlacedGroup): Point {
  const spare = outer.width - frame.left - frame.right - inside.size.width;
  return { x: corner.x + frame.left + Math.max(0, spare / 2), y: corner.y + frame.top };
}
