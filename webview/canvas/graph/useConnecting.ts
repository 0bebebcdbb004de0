import {
  type FinalConnectionState,
  type Handle,
  type IsValidConnection,
  type OnConnectStart,
  useReactFlow,
  type Viewport,
  type XYPosition,
} from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { Connection } from '../../../engine/view/intention.ts';
import type { ViewEdge, ViewNode } from '../../../engine/view/snapshot.ts';
import { useGestures } from '../gestures.ts';
import { referenceTo } from '../scene/dropTarget.ts';
import { connectionAllowed, connectionBetween, type End, endOnCard } from './connection.ts';
import { type FlowEdge, portOfHandle } from './flow.ts';

interface Connecting {
  readonly isValidConnection: IsValidConnection<FlowEdge>;
  readonly onConnectEnd: (event: MouseEvent | TouchEvent, connection: FinalConnectionState) => void;
  readonly onClickConnectStart: OnConnectStart;
  readonly onClickConnectEnd: (event: MouseEvent | TouchEvent) => void;
  readonly onReconnect: () => void;
  readonly onReconnectStart: (event: unknown, edge: FlowEdge) => void;
  readonly onReconnectEnd: () => void;
}

/** Lines drawn from point to point, let go over a card, or taken by one of their ends. What cannot be is said. */
export function useConnecting(nodes: readonly ViewNode[], edges: readonly ViewEdge[]): Connecting {
  const { intend, dispatch } = useGestures();
  const { getViewport } = useReactFlow();
  /** The edge that was taken by one of its ends. */
  const moved = useRef<ViewEdge>(undefined);
  /** Where a line begins that is made of two clicks. */
  const clicked = useRef<End>(undefined);

  return useMemo(() => {
    const join = (from: End, to: End) => {
      const connection = connectionBetween(nodes, from, to);
      const edge = moved.current;
      if ('refused' in connection) dispatch({ type: 'notify', text: connection.refused });
      else if (!edge) intend({ kind: 'connect', ...connection });
      else if (!isSame(edge, connection)) intend({ kind: 'reconnect', edge: referenceTo(edge), ...connection });
    };
    return {
      isValidConnection: ({ source, target }) => connectionAllowed(nodes, edges, source, target),
      onConnectEnd(event, { fromHandle, toHandle, isValid, pointer }) {
        if (!fromHandle) return;
        const from = endAt(fromHandle);
        const edge = moved.current;
        const card = cardUnder(event);
        // Over a card, a point that is only near takes a line if it can.
        const isMeant = toHandle && (isValid || card === undefined || isUnder(pointer, toHandle, getViewport()));
        const point = isMeant ? endAt(toHandle) : undefined;
        // Its end was let go where it had been.
        const isBack = edge && card === (from.side === 'output' ? edge.target : edge.source);
        if (point) join(from, point);
        else if (card === undefined && edge) intend({ kind: 'disconnect', edge: referenceTo(edge) });
        else if (card !== undefined && !isBack) join(from, endOnCard(nodes, edges, card, from));
      },
      onClickConnectStart(_, { nodeId, handleId, handleType }) {
        clicked.current = nodeId !== null && handleType ? endAt({ nodeId, id: handleId, type: handleType }) : undefined;
      },
      onClickConnectEnd(event) {
        const to = pointUnder(event);
        if (clicked.current && to) join(clicked.current, to);
        clicked.current = undefined;
      },
      // Without it the graph library lets no edge be taken by its end. Its end says all.
      onReconnect: () => undefined,
      onReconnectStart(_, { data }) {
        moved.current = data?.view;
      },
      onReconnectEnd() {
        moved.current = undefined;
      },
    };
  }, [nodes, edges, intend, dispatch, getViewport]);
}

function isSame(edge: ViewEdge, connection: Connection): boolean {
  const { source, sourcePort, target, targetPort } = connection;
  const sameSource = edge.source === source && edge.sourcePort === sourcePort;
  return sameSource && edge.target === target && edge.targetPort === targetPort;
}

function endAt({ nodeId, id, type }: Pick<Handle, 'nodeId' | 'type'> & { readonly id?: string | null }): End {
  return { node: nodeId, side: type === 'source' ? 'output' : 'input', port: portOfHandle(id) };
}

function pointUnder({ target }: Event): End | undefined {
  const point = target instanceof Element ? target.closest<HTMLElement>('.react-flow__handle') : null;
  if (!point) return undefined;
  const { nodeid = '', handleid } = point.dataset;
  return endAt({
    nodeId: nodeid,
    id: handleid ?? null,
    type: point.classList.contains('source') ? 'source' : 'target',
  });
}

/** `pointer` is in the pixels of the canvas; the point is larger to hit than it looks. */
function isUnder(pointer: XYPosition, { x, y }: Handle, viewport: Viewport): boolean {
  const across = (pointer.x - viewport.x) / viewport.zoom - x;
  const down = (pointer.y - viewport.y) / viewport.zoom - y;
  return Math.hypot(across, down) <= handleReach;
}

const handleReach = 13;

function cardUnder({ target }: Event): string | undefined {
  const card = target instanceof Element ? target.closest<HTMLElement>('[data-node-id]') : null;
  return card?.dataset.nodeId;
}
