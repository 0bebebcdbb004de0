import type { Direction } from './graph.ts';

/** Between neighbours in a layer. */
export const nodeGap = 36;
/** Between layers: room for a shape on the edge, which takes more across than down, and for a finger to drop on it. */
export const layerGap: Readonly<Record<Direction, number>> = { down: 44, right: 104 };
/** Beside a node that an edge passes: room for the shape that may stand on it. */
export const passingGap: Readonly<Record<Direction, number>> = { down: 38, right: 20 };
/** Between two edges, and between an edge that turns and the nodes it turns between. */
export const edgeGap = 18;
