import { ConfigurationTarget, type Disposable, workspace } from 'vscode';
import { viewType } from './editor.ts';

const patterns = ['*.cnn.yaml', '*.cnn.yml'];

/** `netwright.defaultEditor: canvas` is VS Code's own `workbench.editorAssociations`, said in one word. */
export function followDefaultEditorSetting(): Disposable {
  // It may have been set while no network was open and nobody was here to hear of it. Where it was never set, what
  // somebody told VS Code itself stays.
  if (workspace.getConfiguration('netwright').inspect('defaultEditor')?.globalValue !== undefined) void associate();
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('netwright.defaultEditor')) void associate();
  });
}

async function associate(): Promise<void> {
  const wanted = workspace.getConfiguration('netwright').get<'text' | 'canvas'>('defaultEditor', 'text');
  const workbench = workspace.getConfiguration('workbench');
  const current = workbench.inspect<Record<string, string>>('editorAssociations')?.globalValue ?? {};
  const others = Object.fromEntries(Object.entries(current).filter(([pattern]) => !patterns.includes(pattern)));
  const ours: Record<string, string> =
    wanted === 'canvas' ? Object.fromEntries(patterns.map((pattern) => [pattern, viewType])) : {};
  if (patterns.every((pattern) => current[pattern] === ours[pattern])) return;
  await workbench.update('editorAssociations', { ...others, ...ours }, ConfigurationTarget.Global);
}
