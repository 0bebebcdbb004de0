import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from '../../scripts/root.mjs';
import { startVsCodeServer } from '../../scripts/vscodeServer.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly vscodePort: number;
  }
}

/** One VS Code for all browser tests, each of which opens a page and a workspace of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'netwright-vscode-'));
  const mirror = join(dataDirectory, 'extensions', 'netwright-test.mirror-0.0.0');
  cpSync(join(root, 'test', 'browser', 'mirror'), mirror, { recursive: true });
  const server = await startVsCodeServer({ dataDirectory });
  project.provide('vscodePort', server.port);
  return async () => {
    await server.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
}
