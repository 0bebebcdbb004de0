import type { Viewport } from '@xyflow/react';
import type { Size } from '../../layout/graph.ts';
import { centerOf } from '../scene/geometry.ts';
import type { Placement, Rectangle } from '../scene/placement.ts';

/** The first look: the whole network where it can be read, else its beginning. */
export function firstViewport(placement: Placement, area: Size, direction: 'down' | 'right'): Viewport {
  const { width, height } = placement.size;
  const whole = { x: 0, y: 0, width, height };
  const fitting = Math.min((area.width - 2 * margin) / width, (area.height - 2 * margin) / height, 1);
  // A network that has just been begun stands at the top, where there is room to go on.
  if (fitting === 1) return { ...centred(whole, area, 1), ...(direction === 'down' ? { y: margin } : { x: margin }) };
  if (fitting >= readable) return centred(whole, area, fitting);
  const across = direction === 'down' ? (area.width - 2 * margin) / width : (area.height - 2 * margin) / height;
  const zoom = Math.min(comfortable, Math.max(readable, across));
  const { x, y } = centred(zoom <= across ? whole : beginningOf(placement), area, zoom);
  // No empty space at one side while something is cut off at the other.
  return direction === 'down'
    ? { x: zoom <= across ? x : within(x, area.width - margin - width * zoom, margin), y: margin, zoom }
    : { x: margin, y: zoom <= across ? y : within(y, area.height - margin - height * zoom, margin), zoom };
}

/** Moved so that the anchor stays where it is on the screen though the layout has put it elsewhere. */
export function heldBy(anchor: string, before: Placement, after: Placement, viewport: Viewport): Viewport {
  const from = before.rectangles.get(anchor);
  const to = after.rectangles.get(anchor);
  if (!from || !to) return viewport;
  // Its upper edge: a block that unfolds grows from where it stands.
  return {
    x: viewport.x - (to.x + to.width / 2 - (from.x + from.width / 2)) * viewport.zoom,
    y: viewport.y - (to.y - from.y) * viewport.zoom,
    zoom: viewport.zoom,
  };
}

/** The same middle on a canvas of another size. */
export function keptCentred(viewport: Viewport, before: Size, after: Size): Viewport {
  const { x, y, zoom } = viewport;
  return { x: x + (after.width - before.width) / 2, y: y + (after.height - before.height) / 2, zoom };
}

/** Moved no further than it takes to have it in view; its upper left corner, where it is larger than the canvas. */
export function broughtIntoView(shown: Rectangle, viewport: Viewport, area: Size): Viewport {
  const { x, y, zoom } = viewport;
  const [left, top] = [shown.x * zoom, shown.y * zoom];
  return {
    x: Math.max(edge - left, Math.min(x, area.width - edge - left - shown.width * zoom)),
    y: Math.max(edge - top, Math.min(y, area.height - edge - top - shown.height * zoom)),
    zoom,
  };
}

/**
 * What stays where it is on the screen: a selected node in view, else the first node in view. As in a text, what comes
 * in between moves what is after it, not what is before.
 */
export function anchorOf(
  selected: readonly string[],
  before: Placement,
  after: Placement,
  viewport: Viewport,
  area: Size,
): string | undefined {
  return [...selected, ...before.rectangles.keys()].find((id) => {
    const rectangle = before.rectangles.get(id);
    return rectangle && after.rectangles.has(id) && isInView(rectangle, viewport, area);
  });
}

export function isInView({ x, y, width, height }: Rectangle, viewport: Viewport, area: Size): boolean {
  const left = x * viewport.zoom + viewport.x;
  const top = y * viewport.zoom + viewport.y;
  return (
    left >= 0 && top >= 0 && left + width * viewport.zoom <= area.width && top + height * viewport.zoom <= area.height
  );
}

const margin = 40;
/** Between a node and the edge of the canvas. */
const edge = 12;
/** Below this zoom names cannot be read. */
const readable = 0.6;
const comfortable = 0.85;

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function beginningOf(placement: Placement): Rectangle {
  const [first] = placement.rectangles.values();
  return first ?? { x: 0, y: 0, ...placement.size };
}

function centred(shown: Rectangle, area: Size, zoom: number): Viewport {
  const { x, y } = centerOf(shown);
  return { x: area.width / 2 - x * zoom, y: area.height / 2 - y * zoom, zoom };
}
