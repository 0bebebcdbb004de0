import {
  type CancellationToken,
  type Disposable,
  type Progress,
  ProgressLocation,
  type Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { RuntimeClient } from '../../engine/runtime/client.ts';
import type { RunResult } from '../../engine/runtime/result.ts';
import { RunCancelled, RunFailed } from '../../engine/runtime/runErrors.ts';
import type { NodeStatistics } from '../../webview/protocol.ts';
import type { Analyses } from '../analyses.ts';
import type { CanvasEditors } from '../canvas/editor.ts';
import { revealNode } from '../text/revealNode.ts';
import { askInputs } from './askInputs.ts';
import type { ResultsPanel } from './resultsPanel.ts';

export interface ForwardPassParts {
  readonly client: RuntimeClient;
  readonly panel: ResultsPanel;
  readonly analyses: Analyses;
  readonly editors: CanvasEditors;
}

/** Asks for a sample, runs, shows. One pass at a time; a new one ends the one before. */
export class ForwardPasses implements Disposable {
  private readonly parts: ForwardPassParts;
  private readonly messages: Disposable;
  private running: AbortController | undefined;
  private last: { readonly uri: Uri; readonly inputs: Readonly<Record<string, string>> } | undefined;

  constructor(parts: ForwardPassParts) {
    this.parts = parts;
    this.messages = parts.panel.onDidReceiveMessage((message) => {
      if (message.type === 'cancel') this.running?.abort();
      else if (message.type === 'run-again') void this.runAgain();
      else void this.revealText(message.node);
    });
  }

  async ask(uri: Uri): Promise<void> {
    const document = await workspace.openTextDocument(uri);
    await this.parts.editors.settle(document);
    const { network } = this.parts.analyses.of(document);
    if (network.inputs.length === 0) {
      void window.showErrorMessage(
        'This network has no inputs. Write for example “inputs: {image: [3, 224, 224]}” at its top.',
      );
      return;
    }
    const inputs = await askInputs(network.inputs);
    if (inputs !== undefined) await this.run(uri, inputs);
  }

  /** The network whose results have the focus. */
  get activeNetwork(): Uri | undefined {
    return this.parts.panel.isActive ? this.last?.uri : undefined;
  }

  dispose(): void {
    this.running?.abort();
    this.messages.dispose();
  }

  private async runAgain(): Promise<void> {
    if (this.last !== undefined) await this.run(this.last.uri, this.last.inputs);
  }

  private async run(uri: Uri, inputs: Readonly<Record<string, string>>): Promise<void> {
    this.last = { uri, inputs };
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    const title = 'Netwright: forward pass';
    await window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      (progress, token) => this.runWith(uri, inputs, running, progress, token),
    );
    if (this.running === running) this.running = undefined;
  }

  private async runWith(
    uri: Uri,
    inputs: Readonly<Record<string, string>>,
    running: AbortController,
    progress: Progress<{ message?: string; increment?: number }>,
    token: CancellationToken,
  ): Promise<void> {
    const { client, panel, editors } = this.parts;
    const document = await workspace.openTextDocument(uri);
    await editors.settle(document);
    const { version } = document;
    const network = this.parts.analyses.of(document).network.name;
    token.onCancellationRequested(() => running.abort());
    panel.show({ phase: 'running', network, step: 'Starting', fraction: undefined });
    let done = 0;
    try {
      const request = { text: document.getText(), inputs, seed: 0, statistics: true, tensors: false };
      const result = await client.run(request, {
        signal: running.signal,
        onProgress: ({ step, fraction }) => {
          progress.report({ message: step, increment: (fraction - done) * 100 });
          done = fraction;
          panel.show({ phase: 'running', network, step, fraction });
        },
      });
      panel.show({ phase: 'done', network, results: result });
      panel.reveal();
      editors.post(document, { type: 'statistics', version, nodes: statisticsByPath(result) });
    } catch (error) {
      // A newer run has taken the panel.
      if (this.running !== running) return;
      if (error instanceof RunCancelled) panel.show({ phase: 'cancelled', network });
      else panel.show({ phase: 'failed', network, message: describe(error) });
    }
  }

  private async revealText(path: string): Promise<void> {
    if (this.last === undefined) return;
    const document = await workspace.openTextDocument(this.last.uri);
    await revealNode(document, this.parts.analyses.of(document), path, ViewColumn.One);
  }
}

function statisticsByPath({ nodes, blocks }: RunResult): Readonly<Record<string, NodeStatistics>> {
  return Object.fromEntries(
    [...nodes, ...blocks].map(({ id, shape, mean, deviation, time }) => [id, { shape, mean, deviation, time }]),
  );
}

function describe(error: unknown): string {
  if (!(error instanceof RunFailed)) return error instanceof Error ? error.message : String(error);
  const { message, problems } = error.failure;
  const errors = problems.filter((problem) => problem.severity === 'error').slice(0, 5);
  return [message, ...errors.map((problem) => problem.message)].join('\n');
}
