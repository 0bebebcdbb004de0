import { type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';

/**
 * Opens a text that is not saved yet under a name. The name is why the canvas can show it: a custom editor is found by the
 * end of the name. Where a document of that name is open already, the next free name is taken.
 */
export async function openUntitled(name: string, text: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(freeUri(name));
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(0), text);
  await workspace.applyEdit(edit);
  await window.showTextDocument(document, { preview: false });
  return document;
}

/** `resnet-50.cnn.yaml`, then `resnet-50-2.cnn.yaml`, … */
function freeUri(name: string): Uri {
  const taken = new Set(workspace.textDocuments.map(({ uri }) => uri.toString()));
  for (let count = 1; ; count++) {
    const path = count === 1 ? name : name.replace('.cnn.', `-${count}.cnn.`);
    const uri = Uri.from({ scheme: 'untitled', path });
    if (!taken.has(uri.toString())) return uri;
  }
}
