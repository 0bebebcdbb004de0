import type { Viewport } from '@xyflow/react';
import type { Host } from '../host.ts';
import type { Size } from '../layout/graph.ts';
import type { MessageFromCanvas, MessageToCanvas } from '../protocol.ts';
import { type CanvasState, initialState } from './state.ts';

/** How a person left the canvas: what a hidden webview, which loses everything else, finds again, and a closed one too. */
export interface Memory
  extends Pick<CanvasState, 'selection' | 'unfolded' | 'direction' | 'panels' | 'closedCategories'> {
  readonly viewport: RememberedViewport | undefined;
}

/** With the size of the canvas, so that its middle is found again on a canvas of another size. */
export interface RememberedViewport extends Viewport {
  readonly area: Size | undefined;
}

export type CanvasHost = Host<MessageToCanvas, MessageFromCanvas, Memory>;

/** Whatever was stored, by this version or another one: what cannot be read is as on the first day. */
export function readMemory(stored: unknown): Memory {
  const { selection, unfolded, direction, panels, closedCategories, viewport } = recordFrom(stored);
  const { nodes, edge } = recordFrom(selection);
  const { palette, inspector } = recordFrom(panels);
  return {
    selection: { nodes: stringsFrom(nodes), edge: stringFrom(edge) },
    unfolded: stringsFrom(unfolded),
    direction: direction === 'right' ? 'right' : 'down',
    panels: {
      palette: booleanFrom(palette, initialState.panels.palette),
      inspector: booleanFrom(inspector, initialState.panels.inspector),
    },
    closedCategories: stringsFrom(closedCategories),
    viewport: viewportFrom(viewport),
  };
}

export function memoryOf(state: CanvasState, viewport: RememberedViewport | undefined): Memory {
  const { selection, unfolded, direction, panels, closedCategories } = state;
  return { selection, unfolded, direction, panels, closedCategories, viewport };
}

/** The host keeps for later what the webview keeps for itself, but for the selection, which is of the day. */
export function rememberingForLater(host: CanvasHost): CanvasHost {
  let told = '';
  return {
    ...host,
    remember(state: Memory) {
      host.remember(state);
      const { selection: _, ...memory } = state;
      const words = JSON.stringify(memory);
      if (words === told) return;
      told = words;
      host.post({ type: 'memory', memory });
    },
  };
}

function viewportFrom(value: unknown): RememberedViewport | undefined {
  const { x, y, zoom, area } = recordFrom(value);
  if (typeof x !== 'number' || typeof y !== 'number' || typeof zoom !== 'number') return undefined;
  return Number.isFinite(x + y + zoom) && zoom > 0 ? { x, y, zoom, area: sizeFrom(area) } : undefined;
}

function sizeFrom(value: unknown): Size | undefined {
  const { width, height } = recordFrom(value);
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : undefined;
}

function recordFrom(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function stringsFrom(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function stringFrom(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function booleanFrom(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}
