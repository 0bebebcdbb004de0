import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { freePort } from './freePort.ts';
import { npm } from './npm.mjs';
import { run, start, stop } from './processes.mjs';
import { root } from './root.mjs';

/**
 * A real VS Code from the npm registry, for machines that have none and cannot download one: the package code-server
 * carries the whole workbench and the extension host. 4.139.1 is VS Code 1.139.1.
 */
const version = '4.139.1';
const home = join(root, '.vscode-test', `code-server-${version}`);
const vscode = join(home, 'node_modules', 'code-server', 'lib', 'vscode');

export interface VsCodeServer {
  readonly port: number;
  stop(): Promise<void>;
}

export interface PageOptions {
  /** The extension that is loaded from its sources beside those that are installed; Netwright from this repository otherwise. */
  readonly extensionDevelopmentPath?: string;
  /** A bundle that exports `run()`; the page runs it in the extension host and then calls `codeAutomationExit`. */
  readonly extensionTestsPath?: string;
}

export interface ServerOptions {
  /** Where the server keeps settings, logs and caches. */
  readonly dataDirectory: string;
  readonly port?: number;
}

/** Some 600 MB, once. Its native modules (terminal, log files) are left out: they need a compiler and we need none of them. */
export async function installVsCodeServer(): Promise<void> {
  const complete = join(home, 'complete');
  if (existsSync(complete)) return;
  console.log(`Installing VS Code (code-server ${version}) in .vscode-test/ ...`);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await npm(['install', `code-server@${version}`, ...quiet], { cwd: home });
  await npm(['install', '--omit=dev', ...quiet], { cwd: vscode });
  await npm(['install', '--omit=dev', ...quiet], { cwd: join(vscode, 'extensions') });
  writeFileSync(complete, '');
}

export async function startVsCodeServer(options: ServerOptions): Promise<VsCodeServer> {
  await installVsCodeServer();
  keepItQuiet(options.dataDirectory);
  const port = options.port ?? (await freePort());
  // code-server's own front does not pass development extensions on, so VS Code's server is started without it.
  const server = start(
    process.execPath,
    [
      join(vscode, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
      ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
      ...['--enable-smoke-test-driver', '--server-data-dir', options.dataDirectory],
    ],
    { stdio: 'ignore' },
  );
  const ended = new AbortController();
  server.once('exit', () => ended.abort(new Error('VS Code ended before it answered; is the port taken?')));
  await answers(`http://127.0.0.1:${port}/version`, ended.signal);
  return { port, stop: () => stop(server) };
}

/** Installs a packed extension, as `code --install-extension` does. */
export async function installExtension(dataDirectory: string, file: string): Promise<void> {
  await installVsCodeServer();
  const command = [join(vscode, 'out', 'server-main.js'), '--server-data-dir', dataDirectory];
  const code = await run(process.execPath, [...command, '--install-extension', file], { stdio: 'ignore' });
  if (code !== 0) throw new Error(`VS Code could not install ${file}.`);
}

/** As the desktop is (a page saves by itself otherwise), without what talks to services or asks for attention. */
function keepItQuiet(dataDirectory: string): void {
  const file = join(dataDirectory, 'data', 'Machine', 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  const settings = {
    'chat.disableAIFeatures': true,
    'extensions.autoCheckUpdates': false,
    'files.autoSave': 'off',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
  };
  writeFileSync(file, `${JSON.stringify(settings, undefined, 2)}\n`);
}

async function answers(url: string, ended: AbortSignal): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    ended.throwIfAborted();
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error('VS Code did not answer within a minute.');
}

/** The page to open in a browser for `workspace`, with Netwright loaded from this repository. */
export function workbenchAddress(port: number, workspace: string, page: PageOptions = {}): string {
  const remote = (path: string) => `vscode-remote://127.0.0.1:${port}${pathToFileURL(path).pathname}`;
  const payload = [
    ['extensionDevelopmentPath', remote(page.extensionDevelopmentPath ?? root)],
    ['skipWelcome', 'true'],
  ];
  if (page.extensionTestsPath) payload.push(['extensionTestsPath', remote(page.extensionTestsPath)]);
  const folder = decodeURIComponent(pathToFileURL(workspace).pathname);
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
}
