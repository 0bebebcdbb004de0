// Stands in for the desktop VS Code's executable where that cannot be had: the same command line, and the tests' exit code.
//   launcher.ts WORKSPACE --extensionDevelopmentPath=... --extensionTestsPath=... [options that do not concern us]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../../scripts/chromium.ts';
import { root } from '../../scripts/root.mjs';
import { startVsCodeServer, workbenchAddress } from '../../scripts/vscodeServer.ts';

const { values, positionals } = parseArgs({
  options: { extensionTestsPath: { type: 'string' } },
  strict: false,
  allowPositionals: true,
});
const [workspace] = positionals;
const extensionTestsPath = String(values.extensionTestsPath);
if (!workspace) throw new Error('No workspace was given.');

const dataDirectory = mkdtempSync(join(tmpdir(), 'netwright-vscode-'));
try {
  const server = await startVsCodeServer({ dataDirectory });
  process.exitCode = await runTests(workbenchAddress(server.port, workspace, { extensionTestsPath }));
  await server.stop();
} finally {
  rmSync(dataDirectory, { recursive: true, force: true });
}

/** Opens the page, which runs the tests, and waits until they have ended. What VS Code says is kept in test-results/vscode.log. */
async function runTests(address: string): Promise<number> {
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  const said: string[] = [];
  const ended = new Promise<number>((resolve, reject) => {
    page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) =>
      said.push(`${type}: ${args.join(' ')}`),
    );
    page.once('crash', () => reject(new Error('The page crashed.')));
    setTimeout(() => reject(new Error('The tests did not end within ten minutes.')), 600_000).unref();
  });
  await page.goto(address);
  try {
    return await ended;
  } finally {
    writeFileSync(join(root, 'test-results', 'vscode.log'), said.join('\n'));
    await browser.close();
  }
}
