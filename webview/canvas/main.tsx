// First, so that everything after it may say otherwise.
import '@xyflow/react/dist/base.css';
import '../theme.css';
import { createRoot } from 'react-dom/client';
import { connectToHost } from '../host.ts';
import { createLayouter } from '../layout/client.ts';
import type { MessageFromCanvas, MessageToCanvas } from '../protocol.ts';
import { App } from './App.tsx';
import { rememberingForLater } from './memory.ts';

const root = document.getElementById('root');
if (root) {
  const { layoutWorker, memory } = root.dataset;
  const host = connectToHost<MessageToCanvas, MessageFromCanvas>(memory === undefined ? undefined : JSON.parse(memory));
  createRoot(root).render(<App host={rememberingForLater(host)} layouter={createLayouter(layoutWorker)} />);
}
