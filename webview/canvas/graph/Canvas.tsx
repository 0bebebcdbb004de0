import {
  Background,
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  ReactFlow,
  SelectionMode,
  type Viewport,
} from '@xyflow/react';
import { type ReactNode, type RefObject, useCallback, useMemo, useRef } from 'react';
import type { Snapshot } from '../../../engine/view/snapshot.ts';
import { useGestures } from '../gestures.ts';
import { useCanvasKeys } from '../keyboard/useCanvasKeys.ts';
import { type CanvasHost, memoryOf } from '../memory.ts';
import { type DropTarget, referenceTo } from '../scene/dropTarget.ts';
import { isEmptyNetwork } from '../scene/nodes.ts';
import type { Placement } from '../scene/placement.ts';
import { allEdges, type SceneGroup } from '../scene/scene.ts';
import type { CanvasState } from '../state.ts';
import { CanvasBanner } from './CanvasBanner.tsx';
import { Card } from './Card.tsx';
import { connectionAllowed, freePort } from './connection.ts';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { Frame } from './Frame.tsx';
import { type FlowEdge, type FlowNode, portOfHandle } from './flow.ts';
import { applySelection } from './selectionChanges.ts';
import { useFlow } from './useFlow.ts';
import { useViewport } from './useViewport.ts';
import { Wire } from './Wire.tsx';
import { ZoomBar } from './ZoomBar.tsx';
import './Canvas.css';

interface CanvasProps {
  readonly state: CanvasState;
  readonly snapshot: Snapshot;
  readonly scene: SceneGroup;
  readonly placement: Placement;
  readonly dropTarget: DropTarget | undefined;
  readonly host: CanvasHost;
  readonly area: RefObject<HTMLDivElement | null>;
}

export function Canvas({ state, snapshot, scene, placement, dropTarget, host, area }: CanvasProps): ReactNode {
  const { intend, dispatch } = useGestures();
  const { direction, selection, statistics, renaming, wanted } = state;
  const frozen = snapshot.frozen !== undefined;
  const flow = useFlow({ scene, placement, direction, selection, statistics, renaming, dropTarget, frozen });
  const edges = useMemo(() => allEdges(scene), [scene]);
  useViewport({ placement, direction, selected: selection.nodes, wanted, host });
  const onKeyDown = useCanvasKeys({ state, snapshot, edges, placement });
  /** What happens to an edge's end that is being dragged: nothing yet, or it found another place. */
  const reconnected = useRef(false);

  const onNodesChange = useCallback(
    (changes: readonly NodeChange<FlowNode>[]) => {
      const nodes = applySelection(selection.nodes, changes);
      if (nodes !== selection.nodes) dispatch({ type: 'select-nodes', nodes });
    },
    [selection.nodes, dispatch],
  );
  const onEdgesChange = useCallback(
    (changes: readonly EdgeChange<FlowEdge>[]) => {
      const selected = changes.findLast((change) => change.type === 'select' && change.selected);
      if (selected && 'id' in selected) dispatch({ type: 'select-edge', edge: selected.id });
      else if (changes.some((change) => change.type === 'select' && change.id === selection.edge)) {
        dispatch({ type: 'select-nodes', nodes: selection.nodes });
      }
    },
    [selection, dispatch],
  );
  const connect = useCallback(
    ({ source, sourceHandle, target, targetHandle }: Connection) =>
      intend({
        kind: 'connect',
        source,
        sourcePort: portOfHandle(sourceHandle),
        target,
        targetPort: portOfHandle(targetHandle),
      }),
    [intend],
  );
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, connection: FinalConnectionState) => {
      // Let go over a card instead of one of its points: the first input that is free.
      if (connection.isValid || connection.fromHandle?.type !== 'source') return;
      const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-node-id]') : null;
      const source = connection.fromNode?.id;
      if (!card || source === undefined) return;
      const { nodeId: target = '' } = card.dataset;
      const targetPort = freePort(snapshot.nodes, edges, target);
      const sourcePort = portOfHandle(connection.fromHandle.id);
      if (targetPort === undefined || !connectionAllowed(snapshot.nodes, edges, source, target)) return;
      intend({ kind: 'connect', source, sourcePort, target, targetPort });
    },
    [edges, snapshot.nodes, intend],
  );
  const onReconnect = useCallback(
    (edge: FlowEdge, connection: Connection) => {
      reconnected.current = true;
      if (edge.source === connection.source && edge.sourceHandle === connection.sourceHandle) {
        if (edge.target === connection.target && edge.targetHandle === connection.targetHandle) return;
      }
      connect(connection);
    },
    [connect],
  );
  const onReconnectEnd = useCallback(
    (_: MouseEvent | TouchEvent, edge: FlowEdge) => {
      if (!reconnected.current && edge.data) intend({ kind: 'disconnect', edge: referenceTo(edge.data.view) });
    },
    [intend],
  );
  const remember = useCallback(
    (_: unknown, viewport: Viewport) => host.remember(memoryOf(state, viewport)),
    [host, state],
  );

  return (
    <div
      className="canvas"
      role="application"
      aria-label={`Graph of ${snapshot.name}. Arrow keys follow the data, Enter opens the inspector, Delete deletes.`}
      aria-activedescendant={selection.nodes.length > 0 ? `node-${selection.nodes.at(-1)}` : undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the graph is walked through by arrow keys.
      tabIndex={0}
      ref={area}
      onKeyDown={onKeyDown}
      data-vscode-context={canvasContext}
    >
      {snapshot.frozen !== undefined && <CanvasBanner reason={snapshot.frozen} />}
      <ReactFlow
        nodes={flow.nodes}
        edges={flow.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onConnect={connect}
        onConnectEnd={onConnectEnd}
        onReconnect={onReconnect}
        onReconnectStart={() => {
          reconnected.current = false;
        }}
        onReconnectEnd={onReconnectEnd}
        isValidConnection={({ source, target }) => connectionAllowed(snapshot.nodes, edges, source, target)}
        onNodeContextMenu={(_, node) => {
          if (!selection.nodes.includes(node.id)) dispatch({ type: 'select-nodes', nodes: [node.id] });
        }}
        onEdgeContextMenu={(_, edge) => dispatch({ type: 'select-edge', edge: edge.id })}
        onNodeDoubleClick={(_, { data }) => {
          if (data.view.inside) dispatch({ type: 'toggle-fold', node: data.view.id });
        }}
        onPaneClick={() => dispatch({ type: 'select-nodes', nodes: [] })}
        onMoveEnd={remember}
        onlyRenderVisibleElements
        nodesDraggable={false}
        nodesConnectable={!frozen}
        nodesFocusable={false}
        edgesFocusable={false}
        elevateNodesOnSelect={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        multiSelectionKeyCode={['Control', 'Meta', 'Shift']}
        selectionKeyCode="Shift"
        selectionMode={SelectionMode.Partial}
        zoomOnDoubleClick={false}
        connectionRadius={28}
        reconnectRadius={14}
        minZoom={0.03}
        maxZoom={2}
        attributionPosition="bottom-left"
      >
        <Background gap={24} size={1} />
      </ReactFlow>
      {isEmptyNetwork(snapshot.nodes) && !frozen && <EmptyCanvas />}
      {snapshot.nodes.length > 0 && placement.rectangles.size === 0 && (
        <p className="laying-out" role="status">
          Laying out {snapshot.nodes.length} nodes …
        </p>
      )}
      <ZoomBar />
    </div>
  );
}

const nodeTypes = { card: Card, frame: Frame };
const edgeTypes = { wire: Wire };
const canvasContext = JSON.stringify({ webviewSection: 'canvas', preventDefaultContextMenuItems: true });
