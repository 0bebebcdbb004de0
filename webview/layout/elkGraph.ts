import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import type { Layout, LayoutGraph, Point } from './graph.ts';
import { inputPoint, outputPoint } from './ports.ts';
import { edgeGap, layerGap, nodeGap, passingGap } from './spacing.ts';

/** The graph as elk wants it. Connection points are where the cards draw them, so that edges end on the dot. */
export function toElk(graph: LayoutGraph): ElkNode {
  return {
    id: 'graph',
    layoutOptions: {
      ...options,
      'elk.direction': graph.direction === 'down' ? 'DOWN' : 'RIGHT',
      'elk.spacing.edgeNode': String(passingGap[graph.direction]),
      'elk.layered.spacing.nodeNodeBetweenLayers': String(layerGap[graph.direction]),
    },
    children: graph.boxes.map((box, index) => ({
      id: String(index),
      width: box.width,
      height: box.height,
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
      ports: [
        ...Array.from({ length: box.inputs }, (_, port) => ({
          id: `${index}:in:${port}`,
          ...inputPoint(box, graph.direction, port, box.inputs),
          layoutOptions: { 'elk.port.side': graph.direction === 'down' ? 'NORTH' : 'WEST' },
        })),
        ...Array.from({ length: box.outputs }, (_, port) => ({
          id: `${index}:out:${port}`,
          ...outputPoint(box, graph.direction, port, box.outputs),
          layoutOptions: { 'elk.port.side': graph.direction === 'down' ? 'SOUTH' : 'EAST' },
        })),
      ],
    })),
    edges: graph.wires.map((wire, index) => ({
      id: `wire:${index}`,
      sources: [`${wire.source}:out:${wire.sourcePort}`],
      targets: [`${wire.target}:in:${wire.targetPort}`],
    })),
  };
}

export function fromElk(graph: LayoutGraph, answer: ElkNode): Layout {
  const children = new Map(answer.children?.map((child) => [child.id, child]));
  const edges = new Map(answer.edges?.map((edge) => [edge.id, edge]));
  return {
    width: answer.width ?? 0,
    height: answer.height ?? 0,
    positions: graph.boxes.map((_, index) => {
      const child = children.get(String(index));
      return { x: child?.x ?? 0, y: child?.y ?? 0 };
    }),
    routes: graph.wires.map((_, index) => routeOf(edges.get(`wire:${index}`))),
  };
}

function routeOf(edge: ElkExtendedEdge | undefined): readonly Point[] {
  return (edge?.sections ?? []).flatMap((section) => [
    section.startPoint,
    ...(section.bendPoints ?? []),
    section.endPoint,
  ]);
}

const options: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  'elk.spacing.nodeNode': String(nodeGap),
  'elk.spacing.edgeEdge': String(edgeGap / 2),
  'elk.spacing.componentComponent': String(nodeGap * 1.5),
  'elk.layered.spacing.edgeNodeBetweenLayers': String(edgeGap),
  'elk.layered.spacing.edgeEdgeBetweenLayers': String(edgeGap / 2),
  // The order in the file is the order on the canvas: an edit then moves what it must, and nothing else.
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  // Every node as early as its inputs allow: branches begin side by side.
  'elk.layered.layering.strategy': 'LONGEST_PATH_SOURCE',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
};
