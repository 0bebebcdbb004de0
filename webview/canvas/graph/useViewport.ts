import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Direction, Size } from '../../layout/graph.ts';
import { useGestures } from '../gestures.ts';
import { type CanvasHost, readMemory } from '../memory.ts';
import { prefersStillness } from '../prefersStillness.ts';
import { centerOf } from '../scene/geometry.ts';
import { nowhere, type Placement } from '../scene/placement.ts';
import { anchorOf, firstViewport, heldBy, isInView } from './viewport.ts';

interface ViewportInput {
  readonly placement: Placement;
  readonly direction: Direction;
  readonly selected: readonly string[];
  readonly wanted: string | undefined;
  readonly host: CanvasHost;
}

/** Moves the view only when there is a reason to: the first look, a new layout, a node somebody asked for. */
export function useViewport({ placement, direction, selected, wanted, host }: ViewportInput): void {
  const { dispatch } = useGestures();
  const flow = useReactFlow();
  const store = useStoreApi();
  const shown = useRef({ placement: nowhere, direction });
  // The first network may be here before the canvas knows how large it is.
  const measured = useStore(({ width, height }) => width > 0 && height > 0);

  useLayoutEffect(() => {
    const before = shown.current;
    if (!measured || placement === before.placement) return;
    shown.current = { placement, direction };
    const area = areaOf(store.getState());
    if (placement.rectangles.size === 0) return;
    if (before.placement.rectangles.size === 0) {
      void flow.setViewport(readMemory(host.remembered()).viewport ?? firstViewport(placement, area, direction));
    } else if (before.direction !== direction) {
      void flow.setViewport(firstViewport(placement, area, direction));
    } else {
      const viewport = flow.getViewport();
      const anchor = anchorOf(selected, before.placement, placement, viewport, area);
      if (anchor !== undefined) void flow.setViewport(heldBy(anchor, before.placement, placement, viewport));
    }
  }, [measured, placement, direction, selected, host, flow, store]);

  useEffect(() => {
    const rectangle = wanted === undefined ? undefined : placement.rectangles.get(wanted);
    if (!measured || wanted === undefined || !rectangle) return;
    const viewport = flow.getViewport();
    if (!isInView(rectangle, viewport, areaOf(store.getState()))) {
      const { x, y } = centerOf(rectangle);
      const zoom = Math.max(viewport.zoom, 0.7);
      void flow.setCenter(x, y, { zoom, duration: prefersStillness() ? 0 : 200 });
    }
    dispatch({ type: 'brought-into-view', node: wanted });
  }, [measured, wanted, placement, flow, store, dispatch]);
}

function areaOf({ width, height }: Size): Size {
  return { width, height };
}
