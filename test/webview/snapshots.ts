import type { Snapshot, ViewEdge, ViewNode } from '../../engine/view/snapshot.ts';

/** `image > conv > relu, conv > sum.1, relu > sum`: nodes in the order in which they are first named; `sum.1` is the second input. */
export function snapshot(wiring: string, more: Partial<Snapshot> = {}): Snapshot {
  const edges = wiring.split(',').flatMap(chainEdges);
  const names = [...new Set(wiring.split(/[,>]/).map((word) => word.trim().split('.')[0] ?? ''))];
  return {
    version: 1,
    name: 'test',
    nodes: names.map((name) => viewNode(name, edges.filter(({ target }) => target === name).length)),
    edges,
    totals: { parameters: 0, buffers: 0, macs: 0, unresolved: 0 },
    figures: { list: [] },
    problems: [],
    blocks: [],
    ...more,
  };
}

export function viewNode(id: string, inputs = 1, more: Partial<ViewNode> = {}): ViewNode {
  return {
    id,
    name: id.slice(id.lastIndexOf('.') + 1),
    kind: 'operator',
    op: 'Conv2d',
    category: 'Convolution',
    inputs: Array.from({ length: inputs }, (_, index) => ({ name: `input ${index}`, shape: '3 × 8 × 8' })),
    outputs: [{ name: 'output', shape: '3 × 8 × 8' }],
    parameters: undefined,
    macs: undefined,
    buffers: undefined,
    given: {},
    computed: {},
    problems: [],
    editable: true,
    ...more,
  };
}

function chainEdges(chain: string): readonly ViewEdge[] {
  const stops = chain.split('>').map((stop) => stop.trim());
  return stops.slice(1).map((stop, index) => {
    const [target = '', port = '0'] = stop.split('.');
    const [source = ''] = (stops[index] ?? '').split('.');
    return { id: `${target}<${port}`, source, sourcePort: 0, target, targetPort: Number(port), shape: '3 × 8 × 8' };
  });
}
