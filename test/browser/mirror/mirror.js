// Installed beside Netwright in the browser tests: writes the text of every open document, saved or not, to a file beside the
// workspace, so that a test can read it without touching focus, selection or clipboard.
const { mkdirSync, renameSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const { workspace } = require('vscode');

exports.activate = (context) => {
  const folder = `${workspace.workspaceFolders[0].uri.fsPath}-mirror`;
  mkdirSync(folder, { recursive: true });

  const mirror = (document) => {
    if (!['file', 'vscode-remote', 'untitled'].includes(document.uri.scheme)) return;
    const file = join(folder, basename(document.uri.path));
    writeFileSync(`${file}.part`, JSON.stringify({ text: document.getText(), dirty: document.isDirty }));
    renameSync(`${file}.part`, file);
  };

  context.subscriptions.push(
    workspace.onDidOpenTextDocument(mirror),
    workspace.onDidChangeTextDocument(({ document }) => mirror(document)),
    workspace.onDidSaveTextDocument(mirror),
  );
  workspace.textDocuments.forEach(mirror);
};
