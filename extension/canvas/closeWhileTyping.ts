import { commands, type Disposable } from 'vscode';
import type { CanvasEditors } from './editor.ts';

/** Close, while somebody types in a field: what was typed becomes text first, so that VS Code asks whether to save it. */
export function registerCloseWhileTyping(editors: CanvasEditors): Disposable {
  return commands.registerCommand('netwright.canvas.close', async () => {
    await editors.settleActive();
    await commands.executeCommand('workbench.action.closeActiveEditor');
  });
}
