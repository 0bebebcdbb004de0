import { ConfigurationTarget, type Disposable, workspace } from 'vscode';
import { viewType } from './editor.ts';

const patterns = ['*.cnn.yaml', '*.cnn.yml'];

/** `netwright.defaultEditor: canvas` is VS Code's own `workbench.editorAssociations`, said in one word. */
export function followDefaultEditorSetting(): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('netwright.defaultEditor')) void associate();
  });
}

async function associate(): Promise<void> {
  const wanted = workspace.getConfiguration('netwright').get<'text' | 'canvas'>('defaultEditor', 'text');
  const workbench = workspace.getConfiguration('workbench');
  const current = workbench.inspect<Record<string, string>>('editorAssociations')?.globalValue ?? {};
  const others = Object.fromEntries(Object.entries(current).filter(([pattern]) => !patterns.includes(pattern)));
  const ours = wanted === 'canvas' ? Object.fromEntries(patterns.map((pattern) => [pattern, viewType])) : {};
  await workbench.update('editorAssociations', { ...others, ...ours }, ConfigurationTarget.Global);
}
