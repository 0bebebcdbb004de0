import type { ReactNode } from 'react';

export function EmptyCanvas(): ReactNode {
  return (
    <div className="empty-canvas">
      <svg viewBox="0 0 120 96" width="120" height="96" aria-hidden="true">
        <rect x="34" y="4" width="52" height="20" rx="4" />
        <rect x="6" y="40" width="48" height="20" rx="4" />
        <rect x="66" y="40" width="48" height="20" rx="4" />
        <rect x="34" y="74" width="52" height="20" rx="4" />
        <path d="M54 24v6c0 4-24 2-24 10M66 24v6c0 4 24 2 24 10M30 60c0 8 24 4 24 14M90 60c0 8-24 4-24 14" />
      </svg>
      <h2>Begin with a block</h2>
      <p>
        Drag one from the palette onto the canvas, for example a <strong>ConvBNReLU</strong>. What you drop on an edge
        is inserted there, shapes and parameters are counted as you build.
      </p>
      <p className="hint">
        By keyboard: search the palette, then press <kbd>Enter</kbd>.
      </p>
    </div>
  );
}
