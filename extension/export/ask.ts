import { type QuickPickItem, type TextDocument, Uri, window, workspace } from 'vscode';
import { type FormatName, formats } from './formats.ts';
import { fileNameFor } from './words.ts';

/** What to write, and where. */
export interface Choice {
  readonly format: FormatName;
  readonly target: Uri;
}

/** Undefined when the person thinks better of it. */
export async function askChoice(document: TextDocument, network: string): Promise<Choice | undefined> {
  const format = await askFormat(network);
  const target = format && (await askTarget(document, network, format));
  return format && target && { format, target };
}

interface FormatItem extends QuickPickItem {
  readonly format: FormatName;
}

async function askFormat(network: string): Promise<FormatName | undefined> {
  const items: readonly FormatItem[] = [
    { ...formats.pytorch, format: 'pytorch' },
    { ...formats.onnx, format: 'onnx' },
  ];
  const picked = await window.showQuickPick(items, { title: `Export ${network}`, placeHolder: 'What to export it to' });
  return picked?.format;
}

/** Beside the network, and called like it; where that has no file yet, in the workspace. */
async function askTarget(document: TextDocument, network: string, format: FormatName): Promise<Uri | undefined> {
  const { extension, files } = formats[format];
  const folder = document.isUntitled ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(document.uri, '..');
  const name = document.isUntitled ? network : document.uri.path.replace(/^.*\//, '').replace(/\.cnn\.ya?ml$/, '');
  return window.showSaveDialog({
    title: `Export ${network}`,
    saveLabel: 'Export',
    filters: { [files]: [extension] },
    ...(folder !== undefined && { defaultUri: Uri.joinPath(folder, fileNameFor(name, format)) }),
  });
}
