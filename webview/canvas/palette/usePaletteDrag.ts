import { useReactFlow } from '@xyflow/react';
import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { PaletteEntry, ViewNode } from '../../../engine/view/snapshot.ts';
import type { Point } from '../../layout/graph.ts';
import { useGestures } from '../gestures.ts';
import { type DropTarget, dropTargetAt } from '../scene/dropTarget.ts';
import type { Placement } from '../scene/placement.ts';
import type { SceneGroup } from '../scene/scene.ts';
import type { Selection } from '../state.ts';
import { insertion } from './insertion.ts';

/** A palette entry in the hand. */
export interface Held {
  readonly entry: PaletteEntry;
  /** In the window. */
  readonly at: Point;
  /** What it would fall onto; undefined outside of the canvas. */
  readonly target: DropTarget | undefined;
}

interface PaletteDragInput {
  readonly scene: SceneGroup;
  readonly placement: Placement;
  readonly canvas: RefObject<HTMLDivElement | null>;
  readonly selection: Selection;
  readonly nodes: readonly ViewNode[];
}

interface PaletteDrag {
  readonly held: Held | undefined;
  grab(entry: PaletteEntry, event: ReactPointerEvent): void;
  /** Without a drag: onto the selected edge, else after the selected node. */
  insert(entry: PaletteEntry): void;
}

/**
 * Dragging by pointer events: the browser's own drag and drop stops at the workbench's borders, hides the pointer's
 * position from time to time, and cannot be given up with Escape in a way we would hear of.
 */
export function usePaletteDrag(input: PaletteDragInput): PaletteDrag {
  const { intend } = useGestures();
  const { screenToFlowPosition, getZoom } = useReactFlow();
  const [grabbed, setGrabbed] = useState<{ readonly entry: PaletteEntry; readonly from: Point }>();
  const [held, setHeld] = useState<Held>();
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });

  const targetAt = useCallback(
    (at: Point): DropTarget | undefined => {
      const { canvas, scene, placement } = latest.current;
      const area = canvas.current?.getBoundingClientRect();
      if (!area || at.x < area.left || at.x > area.right || at.y < area.top || at.y > area.bottom) return undefined;
      return dropTargetAt(screenToFlowPosition(at, { snapToGrid: false }), scene, placement, reachOnScreen / getZoom());
    },
    [screenToFlowPosition, getZoom],
  );

  const drop = useCallback(
    (entry: PaletteEntry, target: DropTarget) => {
      const { selection, nodes } = latest.current;
      intend(insertion(entry.name, target, selection, nodes));
    },
    [intend],
  );

  useEffect(() => {
    if (!grabbed) return;
    const { entry, from } = grabbed;
    const stop = () => {
      setGrabbed(undefined);
      setHeld(undefined);
    };
    const onMove = ({ clientX: x, clientY: y }: PointerEvent) => {
      setHeld((before) => {
        if (!before && Math.hypot(x - from.x, y - from.y) < dragThreshold) return before;
        return { entry, at: { x, y }, target: sameTarget(before?.target, targetAt({ x, y })) };
      });
    };
    const onUp = ({ clientX: x, clientY: y }: PointerEvent) => {
      const target = Math.hypot(x - from.x, y - from.y) < dragThreshold ? undefined : targetAt({ x, y });
      stop();
      if (target) drop(entry, target);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') stop();
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', stop);
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', stop);
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [grabbed, targetAt, drop]);

  const grab = useCallback((entry: PaletteEntry, event: ReactPointerEvent) => {
    if (event.button === 0) setGrabbed({ entry, from: { x: event.clientX, y: event.clientY } });
  }, []);

  const insert = useCallback(
    (entry: PaletteEntry) => {
      const { selection, scene } = latest.current;
      const edge = scene.edges.find(({ id }) => id === selection.edge);
      drop(entry, edge ? { kind: 'edges', edges: [edge] } : { kind: 'canvas' });
    },
    [drop],
  );

  return { held, grab, insert };
}

/** A press that does not move is a click. */
const dragThreshold = 5;
/** How near an edge, in pixels of the screen, is near enough. */
const reachOnScreen = 36;

/** The same object while it is the same thing: the graph is drawn again for every other one. */
function sameTarget(before: DropTarget | undefined, next: DropTarget | undefined): DropTarget | undefined {
  return before && next && nameOf(before) === nameOf(next) ? before : next;
}

function nameOf(target: DropTarget): string {
  if (target.kind === 'canvas') return '';
  return target.kind === 'edges' ? `edges ${target.edges.map(({ id }) => id).join(' ')}` : `node ${target.id}`;
}
