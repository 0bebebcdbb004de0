import {
  type CustomTextEditorProvider,
  Disposable,
  type TextDocument,
  TextDocumentSaveReason,
  type Uri,
  type WebviewPanel,
  workspace,
} from 'vscode';
import type { MessageToCanvas } from '../../webview/protocol.ts';
import type { Analyses } from '../analyses.ts';
import { Canvas } from './canvas.ts';
import { EditQueue } from './editQueue.ts';
import type { Memories } from './memories.ts';

export const viewType = 'netwright.canvas';

/** All open canvases. Two of one document share its queue of edits. */
export class CanvasEditors implements CustomTextEditorProvider, Disposable {
  private readonly canvases = new Set<Canvas>();
  private readonly queues = new Map<TextDocument, EditQueue>();
  private readonly extension: Uri;
  private readonly analyses: Analyses;
  private readonly memories: Memories;
  private readonly subscriptions: Disposable;

  constructor(extension: Uri, analyses: Analyses, memories: Memories) {
    this.extension = extension;
    this.analyses = analyses;
    this.memories = memories;
    this.subscriptions = Disposable.from(
      workspace.onDidCloseTextDocument((document) => this.queues.delete(document)),
      workspace.onWillSaveTextDocument((event) => {
        // A save that comes by itself after a pause must not take half a number.
        if (event.reason !== TextDocumentSaveReason.AfterDelay) event.waitUntil(this.settle(event.document));
      }),
    );
  }

  resolveCustomTextEditor(document: TextDocument, panel: WebviewPanel): void {
    const canvas = new Canvas({
      document,
      panel,
      queue: this.queueOf(document),
      analyses: this.analyses,
      memories: this.memories,
      extension: this.extension,
    });
    this.canvases.add(canvas);
    panel.onDidDispose(() => {
      this.canvases.delete(canvas);
      canvas.dispose();
    });
  }

  /** The document of the canvas that has the focus. */
  get activeDocument(): TextDocument | undefined {
    return this.active?.document;
  }

  /** To the canvas that has the focus. */
  postToActive(message: MessageToCanvas): void {
    this.active?.post(message);
  }

  /** To every canvas of a document. */
  post(document: TextDocument, message: MessageToCanvas): void {
    for (const canvas of this.canvases) if (canvas.document === document) canvas.post(message);
  }

  /** What is just being typed on the canvas that has the focus becomes text. */
  async settleActive(): Promise<void> {
    await this.active?.settle();
  }

  /** When the text of a document has everything that was done on its canvases, also what is just being typed there. */
  async settle(document: TextDocument): Promise<void> {
    const open = [...this.canvases].filter((canvas) => canvas.document === document);
    await Promise.all(open.map((canvas) => canvas.settle()));
  }

  dispose(): void {
    this.subscriptions.dispose();
    for (const canvas of this.canvases) canvas.dispose();
    this.canvases.clear();
    this.queues.clear();
  }

  private get active(): Canvas | undefined {
    return [...this.canvases].find((canvas) => canvas.isActive);
  }

  private queueOf(document: TextDocument): EditQueue {
    const queue = this.queues.get(document) ?? new EditQueue(document, this.analyses);
    this.queues.set(document, queue);
    return queue;
  }
}
