import '../theme.css';
import { createRoot } from 'react-dom/client';
import { connectToHost } from '../host.ts';
import type { MessageFromResults, MessageToResults } from '../protocol.ts';
import { Results } from './Results.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Results host={connectToHost<MessageToResults, MessageFromResults>()} />);
