import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback } from 'react';
import { useGestures } from '../gestures.ts';
import type { Selection } from '../state.ts';
import type { FlowEdge, FlowNode } from './flow.ts';
import { applySelection } from './selectionChanges.ts';

interface Selecting {
  readonly onNodesChange: (changes: readonly NodeChange<FlowNode>[]) => void;
  readonly onEdgesChange: (changes: readonly EdgeChange<FlowEdge>[]) => void;
  readonly onNodeContextMenu: (event: unknown, node: FlowNode) => void;
  readonly onEdgeContextMenu: (event: unknown, edge: FlowEdge) => void;
  readonly onPaneClick: () => void;
}

/** What the graph library says of clicks becomes the selection. */
export function useSelecting(selection: Selection): Selecting {
  const { dispatch } = useGestures();
  const { nodes, edge } = selection;
  const onNodesChange = useCallback(
    (changes: readonly NodeChange<FlowNode>[]) => {
      const next = applySelection(nodes, changes);
      if (next !== nodes) dispatch({ type: 'select-nodes', nodes: next });
    },
    [nodes, dispatch],
  );
  const onEdgesChange = useCallback(
    (changes: readonly EdgeChange<FlowEdge>[]) => {
      const selected = changes
        .flatMap((change) => (change.type === 'select' && change.selected ? change.id : []))
        .at(-1);
      const unselected = changes.some((change) => change.type === 'select' && !change.selected && change.id === edge);
      if (selected !== undefined) dispatch({ type: 'select-edge', edge: selected });
      else if (unselected) dispatch({ type: 'select-nodes', nodes });
    },
    [nodes, edge, dispatch],
  );
  const onNodeContextMenu = useCallback(
    (_: unknown, { id }: FlowNode) => {
      if (!nodes.includes(id)) dispatch({ type: 'select-nodes', nodes: [id] });
    },
    [nodes, dispatch],
  );
  const onEdgeContextMenu = useCallback(
    (_: unknown, { id }: FlowEdge) => dispatch({ type: 'select-edge', edge: id }),
    [dispatch],
  );
  const onPaneClick = useCallback(() => dispatch({ type: 'select-nodes', nodes: [] }), [dispatch]);
  return { onNodesChange, onEdgesChange, onNodeContextMenu, onEdgeContextMenu, onPaneClick };
}
