import { type Disposable, type ExtensionContext, window } from 'vscode';
import type { Analyses } from '../analyses.ts';
import { registerCloseWhileTyping } from './closeWhileTyping.ts';
import { registerCommands } from './commands.ts';
import { registerContextMenu } from './contextMenu.ts';
import { followDefaultEditorSetting } from './defaultEditor.ts';
import { CanvasEditors, viewType } from './editor.ts';
import { Memories } from './memories.ts';
import { revealSelection } from './revealSelection.ts';

/** The graph canvas: the second face of a `.cnn.yaml` text. */
export function registerCanvas(context: ExtensionContext, analyses: Analyses): CanvasFace {
  const editors = new CanvasEditors(context.extensionUri, analyses, new Memories(context.workspaceState));
  const provider = window.registerCustomEditorProvider(viewType, editors, { supportsMultipleEditorsPerDocument: true });
  const parts = [
    provider,
    editors,
    ...registerCommands(editors),
    registerContextMenu(editors),
    registerCloseWhileTyping(editors),
    revealSelection(editors, analyses),
    followDefaultEditorSetting(),
  ];
  return { editors, dispose: () => parts.forEach((part) => void part.dispose()) };
}

export interface CanvasFace extends Disposable {
  readonly editors: CanvasEditors;
}
