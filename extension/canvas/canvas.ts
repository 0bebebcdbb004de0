import {
  commands,
  Disposable,
  env,
  type TextDocument,
  type Uri,
  ViewColumn,
  type WebviewPanel,
  workspace,
} from 'vscode';
import type { Analysis } from '../../engine/analysis/analyze.ts';
import { copyNodes } from '../../engine/edit/copyNodes.ts';
import { builtInPalette } from '../../engine/view/palette.ts';
import type { Look } from '../../engine/view/snapshot.ts';
import { frozenView, viewOf } from '../../engine/view/view.ts';
import type { Asked, MessageFromCanvas, MessageToCanvas } from '../../webview/protocol.ts';
import type { Analyses } from '../analyses.ts';
import { revealNode } from '../text/revealNode.ts';
import { webviewPage } from '../webviewPage.ts';
import type { EditQueue } from './editQueue.ts';
import type { Memories } from './memories.ts';

export interface CanvasParts {
  readonly document: TextDocument;
  readonly panel: WebviewPanel;
  readonly queue: EditQueue;
  readonly analyses: Analyses;
  readonly memories: Memories;
  readonly extension: Uri;
}

/** One webview that shows one document: snapshots go out whole, intentions come in. */
export class Canvas implements Disposable {
  readonly document: TextDocument;
  private readonly panel: WebviewPanel;
  private readonly queue: EditQueue;
  private readonly analyses: Analyses;
  private readonly memories: Memories;
  private readonly subscriptions: Disposable;
  private look: Look = { unfolded: [] };
  /** What stands in a field that nobody has left yet. */
  private draft: Asked | undefined;
  private lastReadable: Analysis | undefined;
  private pending: NodeJS.Immediate | undefined;

  constructor({ document, panel, queue, analyses, memories, extension }: CanvasParts) {
    this.document = document;
    this.panel = panel;
    this.queue = queue;
    this.analyses = analyses;
    this.memories = memories;
    const { webview } = panel;
    this.subscriptions = Disposable.from(
      webview.onDidReceiveMessage((message: MessageFromCanvas) => this.receive(message)),
      workspace.onDidChangeTextDocument((event) => {
        if (event.document === document) this.showSoon();
      }),
      // A hidden webview loses its content and its messages: it gets everything anew when it comes back.
      panel.onDidChangeViewState(() => {
        if (panel.visible) this.showSoon();
        else void this.settle();
      }),
    );
    webview.html = webviewPage(webview, extension, {
      name: 'canvas',
      title: 'Netwright Canvas',
      layoutWorker: true,
      memory: memories.of(document.uri.toString()),
    });
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  post(message: MessageToCanvas): void {
    if (this.panel.visible) void this.panel.webview.postMessage(message);
  }

  /** When everything that was asked for is text, also what somebody has typed and not committed. */
  async settle(): Promise<void> {
    const { draft } = this;
    this.keep(undefined);
    if (draft) await this.carryOut(draft);
    else await this.queue.settled();
  }

  dispose(): void {
    clearImmediate(this.pending);
    // The tab was closed over a field that somebody types in. Nobody is there any more to read a refusal.
    if (this.draft) void this.queue.add(this.draft.version, this.draft.intention);
    this.keep(undefined);
    this.subscriptions.dispose();
  }

  /** Several changes in one turn of the event loop are shown once. */
  private showSoon(): void {
    this.pending ??= setImmediate(() => this.show());
  }

  private show(): void {
    clearImmediate(this.pending);
    this.pending = undefined;
    const analysis = this.analyses.of(this.document);
    if (analysis.readable) this.lastReadable = analysis;
    const shown = viewOf(this.lastReadable ?? analysis, this.document.version, this.look);
    this.post({ type: 'snapshot', snapshot: analysis.readable ? shown : frozenView(shown, analysis) });
  }

  private keep(draft: Asked | undefined): void {
    if ((draft === undefined) !== (this.draft === undefined)) {
      void commands.executeCommand('setContext', 'netwright.canvas.typing', draft !== undefined);
    }
    this.draft = draft;
  }

  private receive(message: MessageFromCanvas): void {
    switch (message.type) {
      case 'ready':
        this.post({ type: 'library', entries: builtInPalette() });
        this.look = message.look;
        this.show();
        return;
      case 'look':
        this.look = message.look;
        this.showSoon();
        return;
      case 'intention':
        void this.carryOut(message);
        return;
      case 'copy':
        void this.copy(message.request, message.nodes);
        return;
      case 'draft':
        this.keep(message.draft);
        return;
      case 'memory':
        void this.memories.keep(this.document.uri.toString(), message.memory);
        return;
      case 'reveal-text':
        void revealNode(this.document, this.analyses.of(this.document), message.node, ViewColumn.Beside);
        return;
      case 'explain':
        void commands.executeCommand('netwright.explainProblem', message.code);
        return;
      case 'command':
        void runCommand(message.command, this.document);
    }
  }

  private async copy(request: number, nodes: readonly string[]): Promise<void> {
    const copied = copyNodes(this.analyses.of(this.document), nodes);
    if ('refused' in copied) return this.post({ type: 'refused', request, reason: copied.refused });
    await env.clipboard.writeText(copied.text);
    this.post({ type: 'done', request });
  }

  private async carryOut({ request, version, intention }: Asked): Promise<void> {
    const outcome = await this.queue.add(version, intention);
    // The graph goes before the answer: what the answer speaks of is then there.
    if (this.pending) this.show();
    if ('refused' in outcome) this.post({ type: 'refused', request, reason: outcome.refused });
    else this.post({ type: 'done', request, ...(outcome.created && { created: outcome.created }) });
  }
}

type Command = Extract<MessageFromCanvas, { type: 'command' }>['command'];

/** Only these: the page cannot make VS Code do anything else. */
async function runCommand(command: Command, document: TextDocument): Promise<void> {
  const allowed: Readonly<Record<Command, true>> = {
    undo: true,
    redo: true,
    'netwright.runForwardPass': true,
    'netwright.openText': true,
  };
  if (!Object.hasOwn(allowed, command)) return;
  await (command === 'undo' || command === 'redo'
    ? commands.executeCommand(command)
    : commands.executeCommand(command, document.uri));
}
