import { commands, type Disposable, type ExtensionContext, Uri } from 'vscode';
import { meantNetwork, sayThereIsNoNetwork } from '../canvas/commands.ts';
import type { CanvasEditors } from '../canvas/editor.ts';
import type { Choice } from './ask.ts';
import { exportNetwork } from './exportNetwork.ts';
import { formats } from './formats.ts';

/** The last step of a design: what others can run. */
export function registerExport(context: ExtensionContext, editors: CanvasEditors): Disposable {
  const runtime = Uri.joinPath(context.extensionUri, 'dist', 'runtime.js').fsPath;
  return commands.registerCommand('netwright.export', async (given?: unknown, choice?: unknown) => {
    const uri = meantNetwork(given, editors);
    if (uri === undefined) return sayThereIsNoNetwork();
    return exportNetwork(uri, isChoice(choice) ? choice : undefined, runtime);
  });
}

/** A task or a key binding can say it all; a menu gives something else there. */
function isChoice(value: unknown): value is Choice {
  if (typeof value !== 'object' || value === null || !('format' in value && 'target' in value)) return false;
  return typeof value.format === 'string' && Object.hasOwn(formats, value.format) && value.target instanceof Uri;
}
