import { commands, ProgressLocation, type TextDocument, type Uri, ViewColumn, window, workspace } from 'vscode';
import { type Analysis, analyze } from '../../engine/analysis/analyze.ts';
import { writePyTorch } from '../../engine/pytorch/pytorch.ts';
import { RuntimeClient } from '../../engine/runtime/client.ts';
import { RunCancelled, RunFailed } from '../../engine/runtime/runErrors.ts';
import { revealNode, revealRange } from '../text/revealNode.ts';
import { askChoice, type Choice } from './ask.ts';
import { exportedTo, failed, type Obstacle, obstacleTo } from './words.ts';

/** Asks to what and where unless that is said, and writes; gives the file that was written. */
export async function exportNetwork(uri: Uri, said: Choice | undefined, runtime: string): Promise<Uri | undefined> {
  const document = await workspace.openTextDocument(uri);
  const analysis = analyze(document.getText());
  const { name } = analysis.network;
  const obstacle = obstacleTo(analysis);
  if (obstacle !== undefined) return sayWhyNot(document, analysis, obstacle);
  const choice = said ?? (await askChoice(document, name));
  if (choice === undefined) return undefined;
  try {
    if (choice.format === 'pytorch') await workspace.fs.writeFile(choice.target, encoded(writePyTorch(analysis)));
    else await writeOnnx(analysis, choice.target, runtime);
  } catch (error) {
    // Whoever cancels need not be told.
    return error instanceof RunCancelled ? undefined : sayWhyNot(document, analysis, obstacleIn(error, name));
  }
  sayDone(name, choice.target);
  return choice.target;
}

/** In a process of its own: weights take their time, and cancelling is ending it. */
async function writeOnnx({ text, network }: Analysis, target: Uri, runtime: string): Promise<void> {
  const client = new RuntimeClient(runtime);
  const options = { location: ProgressLocation.Notification, title: `Exporting ${network.name}`, cancellable: true };
  try {
    await window.withProgress(options, async (progress, token) => {
      const cancelling = new AbortController();
      token.onCancellationRequested(() => cancelling.abort());
      let done = 0;
      await client.export(
        { text, file: target.fsPath, seed: 0 },
        {
          signal: cancelling.signal,
          onProgress: ({ step, fraction }) => {
            progress.report({ message: step, increment: (fraction - done) * 100 });
            done = fraction;
          },
        },
      );
    });
  } finally {
    client.dispose();
  }
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function obstacleIn(error: unknown, network: string): Obstacle {
  if (error instanceof RunFailed) return failed(network, error.message, error.failure.node);
  return failed(network, error instanceof Error ? error.message : String(error));
}

/** The message stays until somebody answers it; nobody waits for that. */
function sayWhyNot(document: TextDocument, analysis: Analysis, { message, place }: Obstacle): undefined {
  const show = 'Show';
  void window.showErrorMessage(message, ...(place === undefined ? [] : [show])).then((answer) => {
    if (answer !== show || place === undefined) return;
    if ('range' in place) void revealRange(document, place.range, ViewColumn.One);
    else void revealNode(document, analysis, place.node, ViewColumn.One);
  });
}

function sayDone(network: string, target: Uri): void {
  const [open, reveal] = ['Open', 'Reveal'];
  void window
    .showInformationMessage(exportedTo(network, workspace.asRelativePath(target)), open, reveal)
    .then((answer) => {
      if (answer === open) void commands.executeCommand('vscode.open', target);
      // In the Explorer where it is there, else where the system keeps its files.
      if (answer === reveal)
        void commands.executeCommand(
          workspace.getWorkspaceFolder(target) === undefined ? 'revealFileInOS' : 'revealInExplorer',
          target,
        );
    });
}
