import { commands, Disposable, Uri, ViewColumn, window, workspace } from 'vscode';
import { problemPage } from '../../engine/manual/problems.ts';
import { type ProblemCode, problemRecords, recordOf } from '../../engine/problems/list.ts';

/**
 * What a code means has no file: it opens as a read-only document of this scheme. The default of
 * `workbench.editorAssociations` in package.json makes that a Markdown preview, also where VS Code follows a link.
 */
const explanationScheme = 'netwright-problem';

export function registerExplanations(): Disposable {
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(explanationScheme, {
      provideTextDocumentContent: ({ path }) => explanationAt(path),
    }),
    commands.registerCommand('netwright.explainProblem', async (given?: unknown) => {
      const code = given === undefined ? await askForCode() : given;
      if (typeof code === 'string') await explain(code);
    }),
  );
}

export function explanationUri(code: ProblemCode): Uri {
  return Uri.from({ scheme: explanationScheme, path: `/${code}${ending}` });
}

const ending = '.md';

function explanationAt(path: string): string {
  const code = path.slice(1, -ending.length);
  const record = recordOf(code);
  return record === undefined ? `There is no problem ${code}.\n` : problemPage(record);
}

/** Beside the network, which keeps the focus. */
async function explain(code: string): Promise<void> {
  const record = recordOf(code);
  if (record === undefined) return;
  const place = { viewColumn: ViewColumn.Beside, preview: true, preserveFocus: true };
  await commands.executeCommand(
    'vscode.openWith',
    explanationUri(record.code),
    'vscode.markdown.preview.editor',
    place,
  );
}

async function askForCode(): Promise<string | undefined> {
  const items = problemRecords.map(({ code, title }) => ({ label: code, description: title }));
  const options = { placeHolder: 'Which problem?', matchOnDescription: true };
  return (await window.showQuickPick(items, options))?.label;
}
