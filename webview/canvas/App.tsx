import { ReactFlowProvider } from '@xyflow/react';
import type { ReactNode } from 'react';
import type { Layouter } from '../layout/client.ts';
import { GesturesProvider } from './gestures.ts';
import { useUndoKeys } from './keyboard/useUndoKeys.ts';
import type { CanvasHost } from './memory.ts';
import { Notices } from './Notices.tsx';
import { useCanvas } from './useCanvas.ts';
import { Workbench } from './Workbench.tsx';
import './App.css';

export function App({ host, layouter }: { readonly host: CanvasHost; readonly layouter: Layouter }): ReactNode {
  const { state, gestures } = useCanvas(host);
  useUndoKeys(gestures.command);
  return (
    <GesturesProvider value={gestures}>
      <ReactFlowProvider>
        {state.snapshot ? (
          <Workbench state={state} snapshot={state.snapshot} host={host} layouter={layouter} />
        ) : (
          <p className="loading" role="status">
            Reading the network …
          </p>
        )}
        <Notices notices={state.notices} />
      </ReactFlowProvider>
    </GesturesProvider>
  );
}
