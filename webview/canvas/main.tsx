// First, so that everything after it may say otherwise.
import '@xyflow/react/dist/base.css';
import '../theme.css';
import { createRoot } from 'react-dom/client';
import { connectToHost } from '../host.ts';
import { createLayouter } from '../layout/client.ts';
import type { MessageFromCanvas, MessageToCanvas } from '../protocol.ts';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (root) {
  const host = connectToHost<MessageToCanvas, MessageFromCanvas>();
  const { layoutWorker } = root.dataset;
  createRoot(root).render(<App host={host} layouter={createLayouter(layoutWorker)} />);
}
