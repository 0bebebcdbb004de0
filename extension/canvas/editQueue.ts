import { Range, type TextDocument, WorkspaceEdit, workspace } from 'vscode';
import { edit } from '../../engine/edit/edit.ts';
import type { Edited } from '../../engine/edit/edited.ts';
import type { Intention } from '../../engine/view/intention.ts';
import type { Analyses } from '../analyses.ts';

export type Outcome = { readonly refused: string } | { readonly created?: readonly string[] };

/**
 * The edits of one document, one after the other: each is computed in its turn from the text as it then is. VS Code
 * refuses edits that were computed from an older version, so without the queue two quick gestures would lose one.
 */
export class EditQueue {
  private last: Promise<unknown> = Promise.resolve();
  /** The versions that this queue made. A gesture on one of them is not stale: it saw all but what it follows. */
  private readonly own = new Set<number>();
  private readonly document: TextDocument;
  private readonly analyses: Analyses;

  constructor(document: TextDocument, analyses: Analyses) {
    this.document = document;
    this.analyses = analyses;
  }

  add(version: number, intention: Intention): Promise<Outcome> {
    const outcome = this.last.then(() => this.carryOut(version, intention));
    this.last = outcome.catch(() => undefined);
    return outcome;
  }

  /** When everything that was asked for so far is carried out or refused. */
  async settled(): Promise<void> {
    await this.last;
  }

  private async carryOut(version: number, intention: Intention): Promise<Outcome> {
    if (this.isStale(version))
      return { refused: 'The text has changed in the meantime. Look at the new graph and try again.' };
    // applyEdit may return false without a reason, e.g. when something else edited at the same moment: once more, then say so.
    for (let attempt = 0; attempt < 2; attempt++) {
      const edited = edit(this.analyses.of(this.document), intention);
      if ('refused' in edited) return edited;
      if (await this.apply(edited)) return edited.created === undefined ? {} : { created: edited.created };
    }
    return { refused: 'VS Code did not accept the change. Is the file read-only?' };
  }

  private async apply(edited: Exclude<Edited, { refused: string }>): Promise<boolean> {
    if (edited.edits.length === 0) return true;
    const { document } = this;
    const before = document.version;
    const change = new WorkspaceEdit();
    for (const { start, end, text } of edited.edits) {
      change.replace(document.uri, new Range(document.positionAt(start), document.positionAt(end)), text);
    }
    const applied = await workspace.applyEdit(change);
    if (applied && document.version === before + 1) this.own.add(document.version);
    return applied;
  }

  private isStale(version: number): boolean {
    for (let later = version + 1; later <= this.document.version; later++) if (!this.own.has(later)) return true;
    return version > this.document.version;
  }
}
