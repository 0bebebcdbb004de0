import { commands, type Disposable, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import { openUntitled } from '../text/openUntitled.ts';
import { type Example, listExamples } from './listExamples.ts';

/** The examples ship with the extension; a copy is opened, so that nobody can spoil them. */
export function registerOpenExample(extension: Uri): Disposable {
  const folder = Uri.joinPath(extension, 'examples');
  return commands.registerCommand('netwright.openExample', async (given?: unknown) => {
    const name = typeof given === 'string' ? given : await askExample(folder);
    if (name === undefined) return;
    const bytes = await workspace.fs.readFile(Uri.joinPath(folder, `${name}.cnn.yaml`));
    await openUntitled(`${name.slice(name.lastIndexOf('/') + 1)}.cnn.yaml`, new TextDecoder().decode(bytes));
  });
}

/** The name of the one that was chosen: `networks/resnet-50`. */
async function askExample(folder: Uri): Promise<string | undefined> {
  const items = listExamples(folder).then((groups) =>
    groups.flatMap(({ title, examples }) => [
      { label: title, kind: QuickPickItemKind.Separator },
      ...examples.map(toItem),
    ]),
  );
  const choice = await window.showQuickPick(items, {
    title: 'Open Example',
    placeHolder: 'A copy of it is opened; save it where you like',
    matchOnDetail: true,
  });
  return choice !== undefined && 'name' in choice ? choice.name : undefined;
}

function toItem({ name, summary }: Example) {
  return { label: name.slice(name.lastIndexOf('/') + 1), detail: summary, name };
}
