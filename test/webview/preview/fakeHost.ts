import { type Analysis, analyze } from '../../../engine/analysis/analyze.ts';
import { copyNodes } from '../../../engine/edit/copyNodes.ts';
import { edit } from '../../../engine/edit/edit.ts';
import { applyEdits } from '../../../engine/edit/textEdit.ts';
import type { Intention } from '../../../engine/view/intention.ts';
import { builtInPalette } from '../../../engine/view/palette.ts';
import type { Look, Snapshot } from '../../../engine/view/snapshot.ts';
import { frozenView, viewOf } from '../../../engine/view/view.ts';
import type {
  MessageFromCanvas,
  MessageFromResults,
  MessageToCanvas,
  MessageToResults,
} from '../../../webview/protocol.ts';
import { fixtures, readableBefore } from './fixtures.ts';
import { runStates } from './runStates.ts';

/**
 * The extension host's part, played inside the page: the engine runs here, intentions become text, undo and redo work.
 * With `?mute` it only listens. Tests look at `window.preview`.
 */
declare global {
  interface Window {
    preview: Preview;
    acquireVsCodeApi(): { postMessage(message: Posted): void; getState(): unknown; setState(state: unknown): void };
  }
}

export interface Preview {
  readonly posted: Posted[];
  text: string;
  version: number;
  clipboard: string;
  post(message: MessageToCanvas | MessageToResults): void;
  show(text: string): void;
}

type Posted = MessageFromCanvas | MessageFromResults;

const parameters = new URLSearchParams(location.search);
const fixture = parameters.get('fixture') ?? 'small';
const mute = parameters.has('mute');
const undoStack: string[] = [];
const redoStack: string[] = [];
let lastReadable = analyze(readableBefore);
let look: Look = { unfolded: [] };

const preview: Preview = {
  posted: [],
  text: fixtures[fixture] ?? '',
  version: 1,
  clipboard: '',
  // As VS Code does it: later, and as a copy.
  post: (message) => window.postMessage(message, '*'),
  show(text) {
    preview.text = text;
    preview.version += 1;
    preview.post({ type: 'snapshot', snapshot: snapshotOf(analyze(text)) });
  },
};
window.preview = preview;
window.acquireVsCodeApi = () => ({
  postMessage(message) {
    preview.posted.push(message);
    setTimeout(() => answer(message));
  },
  // Outlives a reload, as in VS Code.
  getState: () => JSON.parse(sessionStorage.getItem(location.href) ?? 'null') ?? undefined,
  setState: (state) => sessionStorage.setItem(location.href, JSON.stringify(state)),
});

function answer(message: Posted): void {
  switch (message.type) {
    case 'ready':
      if ('look' in message) look = message.look;
      begin();
      return;
    case 'look':
      look = message.look;
      preview.post({ type: 'snapshot', snapshot: snapshotOf(analyze(preview.text)) });
      return;
    case 'intention':
      if (!mute) preview.post(replyTo(message.request, message.version, message.intention));
      return;
    case 'copy': {
      const copied = copyNodes(analyze(preview.text), message.nodes);
      const { request } = message;
      if ('text' in copied) preview.clipboard = copied.text;
      preview.post('text' in copied ? { type: 'done', request } : { type: 'refused', request, reason: copied.refused });
      return;
    }
    case 'command':
      if (message.command === 'undo') swap(undoStack, redoStack);
      if (message.command === 'redo') swap(redoStack, undoStack);
      return;
    case 'draft':
    case 'memory':
    case 'reveal-text':
    case 'explain':
    case 'run-again':
    case 'cancel':
      return;
  }
}

function begin(): void {
  const state = runStates[parameters.get('state') ?? 'done'];
  if (location.pathname === '/results') {
    if (state) preview.post({ type: 'state', state });
  } else if (fixture !== 'loading') {
    preview.post({ type: 'library', entries: builtInPalette() });
    preview.post({ type: 'snapshot', snapshot: snapshotOf(analyze(preview.text)) });
  }
}

function snapshotOf(analysis: Analysis): Snapshot {
  if (analysis.readable) lastReadable = analysis;
  const shown = viewOf(lastReadable, preview.version, look);
  return analysis.readable ? shown : frozenView(shown, analysis);
}

/** As the extension does it: the snapshot of the new text goes out first. */
function replyTo(request: number, version: number, intention: Intention): MessageToCanvas {
  if (version !== preview.version) {
    return { type: 'refused', request, reason: 'The text has changed in the meantime. Please try again.' };
  }
  const edited = edit(analyze(preview.text), intention);
  if ('refused' in edited) return { type: 'refused', request, reason: edited.refused };
  undoStack.push(preview.text);
  redoStack.length = 0;
  preview.show(applyEdits(preview.text, edited.edits));
  return { type: 'done', request, ...(edited.created !== undefined && { created: edited.created }) };
}

function swap(from: string[], to: string[]): void {
  const text = from.pop();
  if (text === undefined) return;
  to.push(preview.text);
  preview.show(text);
}
