/** Between neighbours in a layer, and between layers: room for a shape beside an edge, and for a finger to drop on it. */
export const nodeGap = 36;
export const layerGap = 44;
/** Beside a node that an edge passes, and between two edges. */
export const edgeGap = 18;
