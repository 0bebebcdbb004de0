import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { hasDisplay } from './display.ts';
import { root } from './root.mjs';
import { temporaryWorkspace } from './temporaryWorkspace.ts';

/** Runs test/vscode in the extension host of a real VS Code; throws when a test fails. */
export async function testInVsCode(): Promise<void> {
  const workspace = temporaryWorkspace();
  try {
    const { executable, launchArgs } = await findVsCode();
    await runTests({
      vscodeExecutablePath: executable,
      launchArgs: [...launchArgs, workspace],
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'dist', 'test', 'vscode', 'index.js'),
    });
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** The desktop VS Code where it can be downloaded and shown, and else the one from npm behind the same command line. */
async function findVsCode(): Promise<{ executable: string; launchArgs: readonly string[] }> {
  const launcher = { executable: process.execPath, launchArgs: [join(root, 'test', 'vscode', 'launcher.ts')] };
  if (process.env.CI || process.getuid?.() === 0 || !hasDisplay()) return launcher;
  const cachePath = join(root, '.vscode-test');
  mkdirSync(cachePath, { recursive: true });
  try {
    return { executable: await downloadAndUnzipVSCode({ cachePath }), launchArgs: [] };
  } catch (error) {
    console.log(`The desktop VS Code could not be downloaded (${error}); the tests run in the one from npm.`);
    return launcher;
  }
}
