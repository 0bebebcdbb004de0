import { useReactFlow, useStore } from '@xyflow/react';
import type { ReactNode } from 'react';
import { IconButton } from '../IconButton.tsx';

export function ZoomBar(): ReactNode {
  const flow = useReactFlow();
  const percent = useStore(({ transform: [, , zoom] }) => Math.round(zoom * 100));
  return (
    <div className="zoom-bar" role="toolbar" aria-label="Zoom">
      <IconButton icon="zoomOut" label="Zoom out" onClick={() => void flow.zoomOut()} />
      <button
        type="button"
        className="zoom-percent"
        title="Back to 100 %"
        aria-label={`Zoom ${percent} %. Back to 100 %`}
        onClick={() => void flow.zoomTo(1)}
      >
        {percent} %
      </button>
      <IconButton icon="zoomIn" label="Zoom in" onClick={() => void flow.zoomIn()} />
    </div>
  );
}
