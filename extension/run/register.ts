import { commands, type Disposable, type ExtensionContext, Uri } from 'vscode';
import { RuntimeClient } from '../../engine/runtime/client.ts';
import type { Analyses } from '../analyses.ts';
import { meantNetwork, sayThereIsNoNetwork } from '../canvas/commands.ts';
import type { CanvasEditors } from '../canvas/editor.ts';
import { ForwardPasses } from './forwardPasses.ts';
import { ResultsPanel } from './resultsPanel.ts';

/** Forward passes: asked for here, run in a process of their own, shown in a panel and on the canvas. */
export function registerRun(context: ExtensionContext, analyses: Analyses, editors: CanvasEditors): Disposable {
  const client = new RuntimeClient(Uri.joinPath(context.extensionUri, 'dist', 'runtime.js').fsPath);
  const panel = new ResultsPanel(context.extensionUri);
  const passes = new ForwardPasses({ client, panel, analyses, editors });
  const command = commands.registerCommand('netwright.runForwardPass', async (given?: unknown) => {
    const uri = meantNetwork(given, editors) ?? passes.activeNetwork;
    if (uri === undefined) sayThereIsNoNetwork();
    else await passes.ask(uri);
  });
  return { dispose: () => [command, passes, panel, client].forEach((part) => void part.dispose()) };
}
