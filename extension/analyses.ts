import { type Disposable, type Event, EventEmitter, type TextDocument, workspace } from 'vscode';
import { type Analysis, analyze } from '../engine/analysis/analyze.ts';

export const languageId = 'cnn-yaml';

export interface Analyzed {
  readonly document: TextDocument;
  readonly analysis: Analysis;
}

/** What the engine knows of every open document: worked out once per version, when first asked for, and shared by all. */
export class Analyses implements Disposable {
  private readonly kept = new Map<TextDocument, { readonly version: number; readonly analysis: Analysis }>();
  private readonly pauses = new Map<TextDocument, NodeJS.Timeout>();
  private readonly changed = new EventEmitter<Analyzed>();
  private readonly subscriptions: readonly Disposable[];

  /** A network was opened, or its text has changed and then rested for a moment. Whoever cannot wait asks `of`. */
  readonly onDidChange: Event<Analyzed> = this.changed.event;

  constructor() {
    this.subscriptions = [
      workspace.onDidOpenTextDocument((document) => this.announce(document, 0)),
      workspace.onDidChangeTextDocument(({ document }) => this.announce(document, typingPause)),
      workspace.onDidCloseTextDocument((document) => this.forget(document)),
    ];
    for (const document of workspace.textDocuments) this.announce(document, 0);
  }

  /** Always of the text as it is now. */
  of(document: TextDocument): Analysis {
    const { version } = document;
    const kept = this.kept.get(document);
    if (kept?.version === version) return kept.analysis;
    const analysis = analyze(document.getText(), kept?.analysis);
    // A closed document can still be asked for, but nobody would say when to forget it.
    if (!document.isClosed) this.kept.set(document, { version, analysis });
    return analysis;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    for (const pause of this.pauses.values()) clearTimeout(pause);
    this.changed.dispose();
    this.kept.clear();
  }

  private announce(document: TextDocument, delay: number): void {
    if (document.languageId !== languageId) return;
    clearTimeout(this.pauses.get(document));
    const pause = setTimeout(() => {
      this.pauses.delete(document);
      this.changed.fire({ document, analysis: this.of(document) });
    }, delay);
    this.pauses.set(document, pause);
  }

  private forget(document: TextDocument): void {
    clearTimeout(this.pauses.get(document));
    this.pauses.delete(document);
    this.kept.delete(document);
  }
}

/** Milliseconds: short enough to feel live, long enough not to comment on every half-typed word. */
const typingPause = 100;
