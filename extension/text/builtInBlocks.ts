import { type Disposable, Uri, workspace } from 'vscode';
import { builtInText } from '../../engine/library/library.ts';

/** Blocks that ship with the engine have no file: they open as read-only documents of this scheme. */
export const blockScheme = 'netwright-block';

export function registerBuiltInBlocks(): Disposable {
  return workspace.registerTextDocumentContentProvider(blockScheme, {
    provideTextDocumentContent: ({ path }) => builtInText(nameIn(path)) ?? `# There is no block ${nameIn(path)}.\n`,
  });
}

/** The name's ending gives the document its language. */
export function blockUri(name: string): Uri {
  return Uri.from({ scheme: blockScheme, path: `/${name}${ending}` });
}

const ending = '.cnn.yaml';

function nameIn(path: string): string {
  return path.slice(1, -ending.length);
}
