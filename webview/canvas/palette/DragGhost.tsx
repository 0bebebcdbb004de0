import type { ReactNode } from 'react';
import type { ViewEdge } from '../../../engine/view/snapshot.ts';
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
    case 'edges':
      return `Insert between ${lastPart(target.edges[0].source)} and ${readers(target.edges)}`;
    case 'node':
      return `Add after ${lastPart(target.id)}`;
    case 'canvas':
      return 'Add to the network';
  }
}

function readers(edges: readonly ViewEdge[]): string {
  if (edges.length > 3) return `${edges.length} others`;
  return edges.map(({ target }) => (target.startsWith('outputs:') ? 'the output' : lastPart(target))).join(', ');
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
