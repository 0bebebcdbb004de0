import {
  type CustomTextEditorProvider,
  type Disposable,
  type TextDocument,
  type Uri,
  type WebviewPanel,
  workspace,
} from 'vscode';
import type { MessageToCanvas } from '../../webview/protocol.ts';
import type { Analyses } from '../analyses.ts';
import { Canvas } from './canvas.ts';
import { EditQueue } from './editQueue.ts';

export const viewType = 'netwright.canvas';

/** All open canvases. Two of one document share its queue of edits. */
export class CanvasEditors implements CustomTextEditorProvider, Disposable {
  private readonly canvases = new Set<Canvas>();
  private readonly queues = new Map<TextDocument, EditQueue>();
  private readonly extension: Uri;
  private readonly analyses: Analyses;
  private readonly closing: Disposable;

  constructor(extension: Uri, analyses: Analyses) {
    this.extension = extension;
    this.analyses = analyses;
    this.closing = workspace.onDidCloseTextDocument((document) => this.queues.delete(document));
  }

  resolveCustomTextEditor(document: TextDocument, panel: WebviewPanel): void {
    const canvas = new Canvas({
      document,
      panel,
      queue: this.queueOf(document),
      analyses: this.analyses,
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

  dispose(): void {
    this.closing.dispose();
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
