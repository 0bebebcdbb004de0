import { useReactFlow, useStore, useStoreApi, type Viewport } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Direction, Size } from '../../layout/graph.ts';
import { useGestures } from '../gestures.ts';
import { type CanvasHost, readMemory } from '../memory.ts';
import { prefersStillness } from '../prefersStillness.ts';
import { centerOf } from '../scene/geometry.ts';
import { nowhere, type Placement } from '../scene/placement.ts';
import { anchorOf, broughtIntoView, firstViewport, heldBy, isInView, keptCentred } from './viewport.ts';

interface ViewportInput {
  readonly placement: Placement;
  readonly settled: boolean;
  readonly direction: Direction;
  readonly selected: readonly string[];
  readonly wanted: string | undefined;
  readonly host: CanvasHost;
}

interface FirstLook extends Viewport {
  /** From before a reload. */
  readonly remembered: Viewport | undefined;
}

/** Moves the view only when there is a reason to: the first look, a new layout, a node somebody asked for. */
export function useViewport({ placement, settled, direction, selected, wanted, host }: ViewportInput): void {
  const { dispatch } = useGestures();
  const flow = useReactFlow();
  const store = useStoreApi();
  const shown = useRef({ placement: nowhere, direction });
  /** The first look is taken again when the layout has settled, unless somebody has moved on. */
  const firstLook = useRef<FirstLook>(undefined);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  // The first network may be here before the canvas knows how large it is.
  const measured = width > 0 && height > 0;
  const lastArea = useRef<Size>(undefined);
  const latestSelected = useRef(selected);

  useLayoutEffect(() => {
    latestSelected.current = selected;
  });

  useLayoutEffect(() => {
    const before = lastArea.current;
    if (!measured) return;
    const area = { width, height };
    lastArea.current = area;
    const viewport = flow.getViewport();
    const isFirst = shown.current.placement.rectangles.size === 0;
    if (!before || isFirst || (before.width === width && before.height === height)) return;
    const kept = keptCentred(viewport, before, area);
    const watched = latestSelected.current.flatMap((id) => shown.current.placement.rectangles.get(id) ?? []).at(-1);
    const next = watched && isInView(watched, viewport, before) ? broughtIntoView(watched, kept, area) : kept;
    if (firstLook.current) firstLook.current = { ...next, remembered: firstLook.current.remembered };
    void flow.setViewport(next);
  }, [measured, width, height, flow]);

  useLayoutEffect(() => {
    const before = shown.current;
    if (!measured || placement === before.placement) return;
    shown.current = { placement, direction };
    if (placement.rectangles.size === 0) return;
    const area = areaOf(store.getState());
    const viewport = flow.getViewport();
    const isFirst = before.placement.rectangles.size === 0 || sameViewport(viewport, firstLook.current);
    if (isFirst) {
      const remembered = firstLook.current ? firstLook.current.remembered : rememberedViewport(host, area);
      const isStillThere = remembered && anchorOf([], placement, placement, remembered, area) !== undefined;
      const look = isStillThere ? remembered : firstViewport(placement, area, direction);
      firstLook.current = settled ? undefined : { ...look, remembered };
      void flow.setViewport(look);
    } else if (before.direction !== direction) {
      void flow.setViewport(firstViewport(placement, area, direction));
    } else {
      const anchor = anchorOf(selected, before.placement, placement, viewport, area);
      if (anchor !== undefined) void flow.setViewport(heldBy(anchor, before.placement, placement, viewport));
    }
  }, [measured, placement, settled, direction, selected, host, flow, store]);

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

/** As it was left, in the middle of a canvas that may be larger or smaller now. */
function rememberedViewport(host: CanvasHost, area: Size): Viewport | undefined {
  const { viewport } = readMemory(host.remembered());
  return viewport && keptCentred(viewport, viewport.area ?? area, area);
}

function areaOf({ width, height }: Size): Size {
  return { width, height };
}

/** On the way through the graph library numbers lose a digit or two. */
function sameViewport(one: Viewport, other: Viewport | undefined): boolean {
  if (!other) return false;
  return Math.abs(one.x - other.x) < 1 && Math.abs(one.y - other.y) < 1 && Math.abs(one.zoom - other.zoom) < 1e-4;
}
