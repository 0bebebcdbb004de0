import type { Connection, FinalConnectionState, IsValidConnection } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import type { Intention } from '../../../engine/view/intention.ts';
import type { ViewEdge, ViewNode } from '../../../engine/view/snapshot.ts';
import { useGestures } from '../gestures.ts';
import { referenceTo } from '../scene/dropTarget.ts';
import { connectionAllowed, freePort } from './connection.ts';
import { type FlowEdge, portOfHandle } from './flow.ts';

interface Connecting {
  readonly isValidConnection: IsValidConnection<FlowEdge>;
  readonly onConnect: (connection: Connection) => void;
  readonly onConnectEnd: (event: MouseEvent | TouchEvent, connection: FinalConnectionState) => void;
  readonly onReconnect: (edge: FlowEdge, connection: Connection) => void;
  readonly onReconnectStart: () => void;
  readonly onReconnectEnd: (event: MouseEvent | TouchEvent, edge: FlowEdge) => void;
}

/** Lines drawn from point to point, let go over a card, or taken by one of their ends. */
export function useConnecting(nodes: readonly ViewNode[], edges: readonly ViewEdge[]): Connecting {
  const { intend } = useGestures();
  /** Whether the end that was taken has found another place. */
  const found = useRef(false);

  const isValidConnection = useCallback<IsValidConnection<FlowEdge>>(
    ({ source, target }) => connectionAllowed(nodes, edges, source, target),
    [nodes, edges],
  );
  const onConnect = useCallback((connection: Connection) => intend(connectIntention(connection)), [intend]);
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, connection: FinalConnectionState) => {
      // Let go over a card instead of one of its points: the first input that is free.
      if (connection.isValid || connection.fromHandle?.type !== 'source') return;
      const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-node-id]') : null;
      const source = connection.fromNode?.id;
      if (!card || source === undefined) return;
      const { nodeId: target = '' } = card.dataset;
      const targetPort = freePort(nodes, edges, target);
      const sourcePort = portOfHandle(connection.fromHandle.id);
      if (targetPort === undefined || !connectionAllowed(nodes, edges, source, target)) return;
      intend({ kind: 'connect', source, sourcePort, target, targetPort });
    },
    [edges, nodes, intend],
  );
  const onReconnectStart = useCallback(() => {
    found.current = false;
  }, []);
  const onReconnect = useCallback(
    (edge: FlowEdge, connection: Connection) => {
      found.current = true;
      const sameTarget = edge.target === connection.target && edge.targetHandle === connection.targetHandle;
      const sameSource = edge.source === connection.source && edge.sourceHandle === connection.sourceHandle;
      if (!edge.data || (sameTarget && sameSource)) return;
      // An input that gets another source has lost the first one; another input leaves the first as it was.
      intend(connectIntention(connection), sameTarget ? undefined : disconnectIntention(edge.data.view));
    },
    [intend],
  );
  const onReconnectEnd = useCallback(
    (_: MouseEvent | TouchEvent, edge: FlowEdge) => {
      if (!found.current && edge.data) intend(disconnectIntention(edge.data.view));
    },
    [intend],
  );
  return { isValidConnection, onConnect, onConnectEnd, onReconnect, onReconnectStart, onReconnectEnd };
}

function connectIntention({ source, sourceHandle, target, targetHandle }: Connection): Intention {
  const [sourcePort, targetPort] = [portOfHandle(sourceHandle), portOfHandle(targetHandle)];
  return { kind: 'connect', source, sourcePort, target, targetPort };
}

function disconnectIntention(edge: ViewEdge): Intention {
  return { kind: 'disconnect', edge: referenceTo(edge) };
}
