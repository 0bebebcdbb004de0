import { FileType, Uri, workspace } from 'vscode';

export interface ExampleGroup {
  readonly title: string;
  readonly examples: readonly Example[];
}

export interface Example {
  /** The path in the folder without the extension: `networks/resnet-50`. */
  readonly name: string;
  /** The comment it begins with: its first line. */
  readonly summary: string;
}

/** What is in a folder of examples: techniques, one a file, and the networks people know. */
export async function listExamples(folder: Uri): Promise<readonly ExampleGroup[]> {
  return [
    { title: 'Techniques', examples: await examplesIn(folder, '') },
    { title: 'Networks', examples: await examplesIn(folder, 'networks/') },
  ];
}

async function examplesIn(folder: Uri, path: string): Promise<readonly Example[]> {
  const entries = await workspace.fs.readDirectory(Uri.joinPath(folder, path));
  const names = entries.flatMap(([name, type]) => (type === FileType.File && name.endsWith(extension) ? [name] : []));
  return Promise.all(
    names.sort(byNumber).map(async (file) => {
      const bytes = await workspace.fs.readFile(Uri.joinPath(folder, path, file));
      const [first = ''] = new TextDecoder().decode(bytes).split(/\r?\n/, 1);
      return { name: path + file.slice(0, -extension.length), summary: first.replace(/^#\s*/, '') };
    }),
  );
}

const extension = '.cnn.yaml';

/** ResNet-50 before ResNet-101. */
const { compare: byNumber } = new Intl.Collator('en', { numeric: true });
