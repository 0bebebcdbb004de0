// The second half of npm test, on the pinned Node: builds Netwright and runs every check and test.
//   npm test -- [--only checks|unit|vscode|browser|package]
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './processes.mjs';
import { root } from './root.mjs';
import { testInVsCode } from './testInVsCode.ts';

interface Step {
  readonly name: string;
  readonly part: 'build' | 'checks' | 'unit' | 'vscode' | 'browser' | 'package';
  readonly run: () => Promise<Outcome>;
}

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

const steps: readonly Step[] = [
  { name: 'build', part: 'build', run: () => program('esbuild.mjs') },
  { name: 'types', part: 'checks', run: () => program('scripts/typecheck.ts') },
  { name: 'format and lint', part: 'checks', run: () => program('node_modules/@biomejs/biome/bin/biome', 'check') },
  { name: 'unit tests', part: 'unit', run: () => vitest('unit') },
  { name: 'tests in VS Code', part: 'vscode', run: inVsCode },
  { name: 'webviews', part: 'browser', run: () => vitest('webview') },
  { name: 'tests by browser', part: 'browser', run: () => vitest('browser') },
  // Last, because a build for users takes the place of the one that is tested.
  { name: 'the package', part: 'package', run: () => vitest('package') },
];

const results = join(root, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const { values: options } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = steps.filter(({ part }) => !options.only || part === 'build' || part === options.only);
if (options.only && chosen.length === 1) throw new Error('--only takes checks, unit, vscode, browser or package');

const total = { passed: 0, failed: 0 };
const summary: string[] = [];
for (const step of chosen) {
  console.log(`\n=== ${step.name}`);
  const began = performance.now();
  const { passed, failed } = await step.run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  total.passed += passed;
  total.failed += failed;
  const verdict = failed > 0 ? `${failed} FAILED` : passed > 0 ? `${passed} passed` : 'ok';
  summary.push(`${step.name.padEnd(18)}${verdict.padEnd(14)}${seconds.padStart(6)} s`);
  // Nothing of what follows means anything without a build.
  if (step.part === 'build' && failed > 0) break;
}
console.log(`\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** A check that has no tests to count: it fails as one. */
async function program(script: string, ...args: readonly string[]): Promise<Outcome> {
  return { passed: 0, failed: (await run(process.execPath, [join(root, script), ...args])) === 0 ? 0 : 1 };
}

async function vitest(project: 'unit' | 'webview' | 'browser' | 'package'): Promise<Outcome> {
  const outputFile = join(results, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`];
  const { failed } = await program('node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters);
  const counts = readJson<{ numPassedTests: number; numFailedTests: number }>(outputFile);
  return { passed: counts?.numPassedTests ?? 0, failed: Math.max(failed, counts?.numFailedTests ?? 0) };
}

async function inVsCode(): Promise<Outcome> {
  const problem = await testInVsCode().catch((error: unknown) => error);
  const report = readJson<Outcome & { text: string }>(join(results, 'vscode.json'));
  console.log(report?.text ?? 'The tests did not get as far as a report.');
  if (problem) console.error(`${problem}; what VS Code said is in test-results/vscode.log`);
  return { passed: report?.passed ?? 0, failed: Math.max(problem ? 1 : 0, report?.failed ?? 1) };
}

/** What a runner has left, or undefined when it did not get as far as that. */
function readJson<Content>(path: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
