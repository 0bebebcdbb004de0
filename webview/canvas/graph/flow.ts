import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import type { Port, ViewEdge, ViewNode } from '../../../engine/view/snapshot.ts';
import type { Direction, Point } from '../../layout/graph.ts';
import { inputPoint, outputPoint } from '../../layout/ports.ts';
import type { NodeStatistics } from '../../protocol.ts';
import type { DropTarget } from '../scene/dropTarget.ts';
import { isOutputOf } from '../scene/nodes.ts';
import { labelRoom } from '../scene/path.ts';
import type { Placement, Rectangle } from '../scene/placement.ts';
import type { SceneGroup, SceneItem } from '../scene/scene.ts';
import type { Selection } from '../state.ts';
import { edgeMenu } from './menuContext.ts';

/** A node as the graph library wants it: `card` for a box, `frame` for a block that shows its inside. */
export type FlowNode = Node<CardData, 'card' | 'frame'>;

export type CardData = {
  readonly view: ViewNode;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly direction: Direction;
  readonly statistics: NodeStatistics | undefined;
  readonly renaming: boolean;
  /** What it puts out first is an output of the network. */
  readonly isOutput: boolean;
  /** Something is being held over it, and would come after it. */
  readonly receiving: boolean;
};

export type FlowEdge = Edge<WireData, 'wire'>;

export type WireData = {
  readonly view: ViewEdge;
  readonly route: readonly Point[];
  /** Of the edges that carry the same tensor one says its shape. */
  readonly labelled: boolean;
  readonly receiving: boolean;
  /** How many blocks are around it. */
  readonly depth: number;
};

export interface FlowInput {
  readonly scene: SceneGroup;
  readonly placement: Placement;
  readonly direction: Direction;
  readonly selection: Selection;
  readonly statistics: Readonly<Record<string, NodeStatistics>>;
  readonly renaming: string | undefined;
  readonly dropTarget: DropTarget | undefined;
  readonly frozen: boolean;
}

export interface Flow {
  readonly nodes: FlowNode[];
  readonly edges: FlowEdge[];
}

export const emptyFlow: Flow = { nodes: [], edges: [] };

/** Nodes and edges that look as before are the very objects of before, so that only what changed is drawn again. */
export function toFlow(input: FlowInput, previous: Flow): Flow {
  const nodesBefore = new Map(previous.nodes.map((node) => [node.id, node]));
  const edgesBefore = new Map(previous.edges.map((edge) => [edge.id, edge]));
  const selected = new Set(input.selection.nodes);
  const flow: Flow = { nodes: [], edges: [] };
  addGroup(input.scene, 0);
  return flow;

  /** Each depth lies above the one around it: frame, then its edges, then its cards. */
  function addGroup(group: SceneGroup, depth: number): void {
    const editable = new Map(group.items.map(({ node }) => [node.id, node.editable]));
    const outputs = outputsAmong(group.edges);
    const labelled = labelledEdges(group.edges, input.placement);
    for (const edge of group.edges) {
      const route = input.placement.routes.get(edge.id);
      if (!route) continue;
      const next = flowEdge(edge, route, depth, labelled.has(edge.id), editable.get(edge.target) === true, input);
      flow.edges.push(reuse(edgesBefore.get(edge.id), next));
    }
    for (const item of group.items) {
      const rectangle = input.placement.rectangles.get(item.node.id);
      if (!rectangle) continue;
      const isOutput = outputs.has(item.node.id);
      const next = flowNode(item, rectangle, depth, isOutput, selected.has(item.node.id), input);
      flow.nodes.push(reuse(nodesBefore.get(item.node.id), next));
      if (item.inside) addGroup(item.inside, depth + 1);
    }
  }
}

/** The nodes whose first output is an output of the network. */
function outputsAmong(edges: readonly ViewEdge[]): ReadonlySet<string> {
  return new Set(edges.filter((edge) => isOutputOf([edge], edge.source, 0)).map(({ source }) => source));
}

/** Of the edges that carry the same tensor, the one with most room. */
function labelledEdges(edges: readonly ViewEdge[], { routes }: Placement): ReadonlySet<string> {
  const best = new Map<string, { readonly id: string; readonly room: number }>();
  for (const { id, source, sourcePort } of edges) {
    const tensor = `${source} ${sourcePort}`;
    const room = labelRoom(routes.get(id) ?? []);
    if (room > (best.get(tensor)?.room ?? 0)) best.set(tensor, { id, room });
  }
  return new Set([...best.values()].map(({ id }) => id));
}

function flowNode(
  item: SceneItem,
  rectangle: Rectangle,
  depth: number,
  isOutput: boolean,
  selected: boolean,
  input: FlowInput,
): FlowNode {
  const { node, inputs, outputs, inside } = item;
  const { direction, dropTarget } = input;
  const { x, y, width, height } = rectangle;
  return {
    id: node.id,
    type: inside ? 'frame' : 'card',
    position: { x, y },
    // All sizes are said outright: measuring hundreds of cards is what makes a graph slow.
    width,
    height,
    measured: { width, height },
    zIndex: depth,
    selected,
    handles: handlesOf(item, rectangle, direction),
    data: {
      view: node,
      inputs,
      outputs,
      direction,
      statistics: input.statistics[node.id],
      renaming: input.renaming === node.id,
      isOutput,
      receiving: dropTarget?.kind === 'node' && dropTarget.id === node.id,
    },
  };
}

function flowEdge(
  view: ViewEdge,
  route: readonly Point[],
  depth: number,
  labelled: boolean,
  editable: boolean,
  { selection, dropTarget, frozen }: FlowInput,
): FlowEdge {
  return {
    id: view.id,
    type: 'wire',
    source: view.source,
    sourceHandle: outputHandle(view.sourcePort),
    target: view.target,
    targetHandle: inputHandle(view.targetPort),
    zIndex: depth,
    selected: selection.edge === view.id,
    reconnectable: editable && !frozen,
    ...(editable && { domAttributes: edgeMenu(view) }),
    data: {
      view,
      route,
      labelled,
      receiving: dropTarget?.kind === 'edges' && dropTarget.edges.some(({ id }) => id === view.id),
      depth,
    },
  };
}

const inputHandle = (port: number): string => `in-${port}`;
const outputHandle = (port: number): string => `out-${port}`;

export function portOfHandle(handle: string | null | undefined): number {
  return Number(handle?.split('-')[1] ?? 0);
}

export const inputSide: Record<Direction, Position> = { down: Position.Top, right: Position.Left };
export const outputSide: Record<Direction, Position> = { down: Position.Bottom, right: Position.Right };

function handlesOf({ inputs, outputs }: SceneItem, rectangle: Rectangle, direction: Direction): NodeHandle[] {
  const targets = inputs.map((_, port) => ({
    id: inputHandle(port),
    type: 'target' as const,
    position: inputSide[direction],
    ...aroundPoint(inputPoint(rectangle, direction, port, inputs.length)),
  }));
  const sources = outputs.map((_, port) => ({
    id: outputHandle(port),
    type: 'source' as const,
    position: outputSide[direction],
    ...aroundPoint(outputPoint(rectangle, direction, port, outputs.length)),
  }));
  return [...targets, ...sources];
}

const handleSize = 10;

function aroundPoint({ x, y }: Point): { x: number; y: number; width: number; height: number } {
  return { x: x - handleSize / 2, y: y - handleSize / 2, width: handleSize, height: handleSize };
}

function reuse<Element extends FlowNode | FlowEdge>(before: Element | undefined, next: Element): Element {
  return before &&
    sameShallow(before, next, ['data', 'position', 'measured', 'handles', 'domAttributes']) &&
    sameParts(before, next)
    ? before
    : next;
}

function sameParts(before: FlowNode | FlowEdge, next: FlowNode | FlowEdge): boolean {
  if (!sameShallow(before.data ?? {}, next.data ?? {}, ['route'])) return false;
  if ('position' in before && 'position' in next) return sameShallow(before.position, next.position, []);
  const routeBefore = before.data && 'route' in before.data ? before.data.route : [];
  const routeNext = next.data && 'route' in next.data ? next.data.route : [];
  return sameRoute(routeBefore, routeNext);
}

function sameRoute(before: readonly Point[], next: readonly Point[]): boolean {
  return (
    before.length === next.length && before.every(({ x, y }, index) => next[index]?.x === x && next[index]?.y === y)
  );
}

/** What follows from the rest needs no look of its own: handles from the size and the direction, the menu from the id. */
function sameShallow(before: object, next: object, except: readonly string[]): boolean {
  const right = new Map(Object.entries(next));
  const left = Object.entries(before);
  return (
    left.length === right.size && left.every(([key, value]) => except.includes(key) || Object.is(value, right.get(key)))
  );
}
