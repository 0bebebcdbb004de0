import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.mjs';

/** A copy of examples/, so that no test can touch a file of the repository. */
export function temporaryWorkspace(): string {
  const workspace = mkdtempSync(join(tmpdir(), 'netwright-workspace-'));
  const examples = join(root, 'examples');
  if (existsSync(examples)) cpSync(examples, workspace, { recursive: true });
  return workspace;
}
