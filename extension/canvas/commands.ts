import { commands, type Disposable, TabInputCustom, TabInputText, Uri, ViewColumn, window } from 'vscode';
import { languageId } from '../analyses.ts';
import { type CanvasEditors, viewType } from './editor.ts';

export function registerCommands(editors: CanvasEditors): readonly Disposable[] {
  return [
    commands.registerCommand('netwright.openCanvas', (uri?: Uri) => open(uri, viewType, ViewColumn.Active, editors)),
    commands.registerCommand('netwright.openCanvasToSide', (uri?: Uri) =>
      open(uri, viewType, ViewColumn.Beside, editors),
    ),
    commands.registerCommand('netwright.openText', (uri?: Uri) => open(uri, 'default', ViewColumn.Active, editors)),
  ];
}

/** The network that a command means: the one it was given, else the one in the active editor, text or canvas. */
export function meantNetwork(given: unknown, editors: CanvasEditors): Uri | undefined {
  if (given instanceof Uri) return given;
  const { activeTextEditor } = window;
  if (editors.activeDocument !== undefined) return editors.activeDocument.uri;
  if (activeTextEditor?.document.languageId === languageId) return activeTextEditor.document.uri;
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputCustom || input instanceof TabInputText ? networkUri(input.uri) : undefined;
}

export function sayThereIsNoNetwork(): void {
  void window.showInformationMessage(
    'Open a network first: a file that ends in .cnn.yaml. “Netwright: New Network” makes one.',
  );
}

async function open(given: unknown, editor: string, column: ViewColumn, editors: CanvasEditors): Promise<void> {
  const uri = meantNetwork(given, editors);
  if (uri === undefined) sayThereIsNoNetwork();
  else await commands.executeCommand('vscode.openWith', uri, editor, column);
}

function networkUri(uri: Uri): Uri | undefined {
  return /\.cnn\.ya?ml$/.test(uri.path) ? uri : undefined;
}
