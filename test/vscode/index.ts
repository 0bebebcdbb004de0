import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';

const repository = join(__dirname, '..', '..', '..');

/** VS Code calls this in its extension host. It runs every `*.test.js` beside the bundle and throws when one fails. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const lines: string[] = [];
  // VS Code says a lot on its console; the report is read better from a file of its own.
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => lines.push(format(...args));
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, reporter: 'spec', color: false });
  for (const name of readdirSync(__dirname)) {
    if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  }
  await mocha.loadFilesAsync();
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  const passed = stats?.passes ?? 0;
  const failed = stats?.failures ?? 1;
  report({ passed, failed, text: lines.join('\n') });
  if (failed > 0) throw new Error(`${failed} tests failed`);
}

/** For `scripts/runTests.ts`, which prints it and adds the numbers up. */
function report(outcome: { passed: number; failed: number; text: string }): void {
  const folder = join(repository, 'test-results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'vscode.json'), JSON.stringify(outcome));
}
