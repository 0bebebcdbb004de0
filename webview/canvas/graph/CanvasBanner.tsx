import type { ReactNode } from 'react';
import { Icon } from '../../Icon.tsx';
import { useGestures } from '../gestures.ts';

/** Why nothing can be changed just now. */
export function CanvasBanner({ reason }: { readonly reason: string }): ReactNode {
  const { command } = useGestures();
  return (
    <div className="canvas-banner" role="status">
      <Icon name="lock" />
      <span>
        <strong>Read-only:</strong> {reason}
      </span>
      <button type="button" className="link-button" onClick={() => command('netwright.openText')}>
        Open the text
      </button>
    </div>
  );
}
