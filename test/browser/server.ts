import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startVsCodeServer } from '../../scripts/vscodeServer.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly vscodePort: number;
  }
}

/** One VS Code for all browser tests, each of which opens a page and a workspace of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'netwright-vscode-'));
  const server = await startVsCodeServer({ dataDirectory });
  project.provide('vscodePort', server.port);
  return async () => {
    await server.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
}
