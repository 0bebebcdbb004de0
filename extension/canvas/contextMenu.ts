import { commands, Disposable, env } from 'vscode';
import type { MenuItem } from '../../webview/protocol.ts';
import type { CanvasEditors } from './editor.ts';

/** The items of the canvas's context menu. What is selected the canvas knows, so each goes back to it. */
export function registerContextMenu(editors: CanvasEditors): Disposable {
  const send = (item: MenuItem) => () => editors.postToActive({ type: 'menu', item });
  return Disposable.from(
    commands.registerCommand('netwright.canvas.showInText', send('show-in-text')),
    commands.registerCommand('netwright.canvas.rename', send('rename')),
    commands.registerCommand('netwright.canvas.toggleFold', send('toggle-fold')),
    commands.registerCommand('netwright.canvas.delete', send('delete')),
    commands.registerCommand('netwright.canvas.disconnect', send('delete')),
    commands.registerCommand('netwright.canvas.fit', send('fit')),
    commands.registerCommand('netwright.canvas.markOutput', send('toggle-output')),
    commands.registerCommand('netwright.canvas.unmarkOutput', send('toggle-output')),
    commands.registerCommand('netwright.canvas.addInput', send('add-input')),
    commands.registerCommand('netwright.canvas.copy', send('copy')),
    commands.registerCommand('netwright.canvas.duplicate', send('duplicate')),
    commands.registerCommand('netwright.canvas.paste', async () => {
      editors.postToActive({ type: 'paste', text: await env.clipboard.readText() });
    }),
    commands.registerCommand('netwright.canvas.showKeys', send('show-keys')),
  );
}
