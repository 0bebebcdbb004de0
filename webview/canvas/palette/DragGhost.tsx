import type { ReactNode } from 'react';
import type { DropTarget } from '../scene/dropTarget.ts';
import type { Held } from './usePaletteDrag.ts';
import './DragGhost.css';

/** What is in the hand, and what letting go would do. */
export function DragGhost({ held }: { readonly held: Held }): ReactNode {
  return (
    <div
      className="drag-ghost"
      data-category={held.entry.category}
      data-kind={held.entry.kind}
      style={{ left: held.at.x, top: held.at.y }}
    >
      <strong>{held.entry.name}</strong>
      <span>{held.target ? promise(held.target) : 'Drop it on the canvas'}</span>
    </div>
  );
}

function promise(target: DropTarget): string {
  switch (target.kind) {
    case 'edge':
      return `Insert between ${lastPart(target.edge.source)} and ${lastPart(target.edge.target)}`;
    case 'node':
      return `Add after ${lastPart(target.id)}`;
    case 'canvas':
      return 'Add to the network';
  }
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
