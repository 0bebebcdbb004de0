import { Background, ReactFlow, SelectionMode, useStore, useStoreApi, type Viewport } from '@xyflow/react';
import { type ReactNode, type RefObject, useCallback, useMemo } from 'react';
import type { Snapshot } from '../../../engine/view/snapshot.ts';
import { useGestures } from '../gestures.ts';
import { useCanvasKeys } from '../keyboard/useCanvasKeys.ts';
import { useCarryOut } from '../keyboard/useCarryOut.ts';
import { useClipboard } from '../keyboard/useClipboard.ts';
import { type CanvasHost, memoryOf } from '../memory.ts';
import type { DropTarget } from '../scene/dropTarget.ts';
import { isEmptyNetwork } from '../scene/nodes.ts';
import type { Placement } from '../scene/placement.ts';
import { allEdges, type SceneGroup } from '../scene/scene.ts';
import type { CanvasState } from '../state.ts';
import { CanvasBanner } from './CanvasBanner.tsx';
import { Card } from './Card.tsx';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { Frame } from './Frame.tsx';
import type { FlowNode } from './flow.ts';
import { useConnecting } from './useConnecting.ts';
import { useContextMenu } from './useContextMenu.ts';
import { useFlow } from './useFlow.ts';
import { useSelecting } from './useSelecting.ts';
import { useViewport } from './useViewport.ts';
import { Wire } from './Wire.tsx';
import { ZoomBar } from './ZoomBar.tsx';
import './Canvas.css';

interface CanvasProps {
  readonly state: CanvasState;
  readonly snapshot: Snapshot;
  readonly scene: SceneGroup;
  readonly placement: Placement;
  readonly settled: boolean;
  readonly dropTarget: DropTarget | undefined;
  readonly host: CanvasHost;
  readonly area: RefObject<HTMLDivElement | null>;
}

export function Canvas({ state, snapshot, scene, placement, settled, dropTarget, host, area }: CanvasProps): ReactNode {
  const { dispatch } = useGestures();
  const { direction, selection, statistics, renaming, wanted } = state;
  const frozen = snapshot.frozen !== undefined;
  const flow = useFlow({ scene, placement, direction, selection, statistics, renaming, dropTarget, frozen });
  const edges = useMemo(() => allEdges(scene), [scene]);
  const selecting = useSelecting(selection);
  const connecting = useConnecting(snapshot.nodes, edges);
  useViewport({ placement, settled, direction, selected: selection.nodes, wanted, host });
  const isFar = useStore(({ transform: [, , zoom] }) => zoom < farZoom);
  const carryOut = useCarryOut(state.panels);
  const context = { state, snapshot, edges, placement };
  const onKeyDown = useCanvasKeys(context, carryOut);
  useContextMenu(host, context, carryOut);
  useClipboard(host, context, carryOut);
  const onNodeDoubleClick = useCallback(
    (_: unknown, { data: { view } }: FlowNode) => {
      if (view.inside) dispatch({ type: 'toggle-fold', node: view.id });
    },
    [dispatch],
  );
  const store = useStoreApi();
  const onMoveEnd = useCallback(
    (_: unknown, viewport: Viewport) => {
      const { width, height } = store.getState();
      host.remember(memoryOf(state, { ...viewport, area: { width, height } }));
    },
    [host, state, store],
  );

  return (
    <div className="canvas" ref={area} data-far={isFar || undefined} data-vscode-context={canvasContext}>
      {snapshot.frozen !== undefined && <CanvasBanner reason={snapshot.frozen} />}
      <ReactFlow
        {...selecting}
        {...connecting}
        nodes={flow.nodes}
        edges={flow.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodeDoubleClick={onNodeDoubleClick}
        onMoveEnd={onMoveEnd}
        // One stop for Tab; arrows walk from node to node.
        tabIndex={0}
        aria-busy={!settled}
        aria-label={`Graph of ${snapshot.name}. Arrow keys follow the data, Enter opens the inspector, Delete deletes.`}
        aria-activedescendant={selection.nodes.length > 0 ? `node-${selection.nodes.at(-1)}` : undefined}
        onKeyDown={onKeyDown}
        onlyRenderVisibleElements
        nodesDraggable={false}
        nodesConnectable={!frozen}
        nodesFocusable={false}
        edgesFocusable={false}
        elevateNodesOnSelect={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        panActivationKeyCode={null}
        multiSelectionKeyCode={multiSelectionKeys}
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
          Laying out …
        </p>
      )}
      <ZoomBar />
    </div>
  );
}

/** Below this zoom small print is grey noise: cards show in large letters what they are, and nothing else. */
const farZoom = 0.42;

const nodeTypes = { card: Card, frame: Frame };
const edgeTypes = { wire: Wire };
const multiSelectionKeys = ['Control', 'Meta', 'Shift'];
const canvasContext = JSON.stringify({ webviewSection: 'canvas', preventDefaultContextMenuItems: true });
