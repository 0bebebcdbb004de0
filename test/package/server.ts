import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { run } from '../../scripts/processes.mjs';
import { root } from '../../scripts/root.mjs';
import { installExtension, startVsCodeServer } from '../../scripts/vscodeServer.ts';

/** A VS Code in which Netwright is installed from its package, as users have it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'netwright-installed-'));
  const file = join(dataDirectory, 'netwright.vsix');
  const code = await run(process.execPath, [join(root, 'scripts', 'package.ts'), ...target(), '--out', file]);
  if (code !== 0) throw new Error('The extension could not be packed.');
  await installExtension(dataDirectory, file);
  const server = await startVsCodeServer({ dataDirectory });
  project.provide('vscodePort', server.port);
  return async () => {
    await server.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
}

/** This machine's, where there are native libraries for it. */
function target(): readonly string[] {
  const { platform, arch } = process;
  const libraries = join(root, 'node_modules', 'onnxruntime-node', 'bin', 'napi-v6', platform, arch);
  return existsSync(libraries) ? [`${platform}-${arch}`] : [];
}
