import { type Disposable, EventEmitter, type Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { MessageFromResults, MessageToResults, RunState } from '../../webview/protocol.ts';
import { webviewPage } from '../webviewPage.ts';

/** The view of the last forward pass. One panel serves all networks; it opens beside and keeps its place. */
export class ResultsPanel implements Disposable {
  private panel: WebviewPanel | undefined;
  private state: RunState | undefined;
  private readonly extension: Uri;
  private readonly messages = new EventEmitter<Exclude<MessageFromResults, { type: 'ready' }>>();
  readonly onDidReceiveMessage = this.messages.event;

  constructor(extension: Uri) {
    this.extension = extension;
  }

  get isActive(): boolean {
    return this.panel?.active === true;
  }

  show(state: RunState): void {
    this.state = state;
    this.panel ??= this.open();
    this.send();
  }

  /** Brings the panel into view without taking the focus from what the person does. */
  reveal(): void {
    this.panel?.reveal(undefined, true);
  }

  dispose(): void {
    this.panel?.dispose();
    this.messages.dispose();
  }

  private open(): WebviewPanel {
    const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    const panel = window.createWebviewPanel('netwright.results', 'Forward Pass', column, {});
    panel.webview.onDidReceiveMessage((message: MessageFromResults) => {
      if (message.type === 'ready') this.send();
      else this.messages.fire(message);
    });
    panel.onDidChangeViewState(() => this.send());
    panel.onDidDispose(() => {
      this.panel = undefined;
    });
    panel.webview.html = webviewPage(panel.webview, this.extension, {
      name: 'results',
      title: 'Forward Pass',
      layoutWorker: false,
    });
    return panel;
  }

  private send(): void {
    if (this.panel === undefined || !this.panel.visible || this.state === undefined) return;
    this.panel.title = `Forward Pass: ${this.state.network}`;
    const message: MessageToResults = { type: 'state', state: this.state };
    void this.panel.webview.postMessage(message);
  }
}
