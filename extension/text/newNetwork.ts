import { commands, type Disposable, window, workspace } from 'vscode';
import { languageId } from '../analyses.ts';
import content from './newNetwork.cnn.yaml';

export function registerNewNetwork(): Disposable {
  return commands.registerCommand('netwright.newNetwork', async () => {
    const document = await workspace.openTextDocument({ language: languageId, content });
    await window.showTextDocument(document);
  });
}
