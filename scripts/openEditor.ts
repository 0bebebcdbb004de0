// The second half of npm start, on the pinned Node: builds Netwright and opens examples/ in a VS Code.
//   npm start -- [--web] [--print-only] [--port 8000]
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasDisplay } from './display.ts';
import { run, start } from './processes.mjs';
import { root } from './root.mjs';
import { startVsCodeServer, workbenchAddress } from './vscodeServer.ts';

const { values: options } = parseArgs({
  options: {
    web: { type: 'boolean', default: false },
    'print-only': { type: 'boolean', default: false },
    port: { type: 'string' },
  },
});

const examples = join(root, 'examples');
const wantsPage = options.web || options['print-only'] || options.port !== undefined;

process.exitCode = await run(process.execPath, [join(root, 'esbuild.mjs')]);
if (process.exitCode === 0) await (hasDesktopVsCode() && hasDisplay() && !wantsPage ? openDesktop() : openPage());

/** The window belongs to the user's own VS Code and stays when we end. */
async function openDesktop(): Promise<void> {
  console.log('Opening VS Code with Netwright; the command ends with its window.');
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, examples];
  process.exitCode = await run('code', args, { shell: process.platform === 'win32' });
}

async function openPage(): Promise<void> {
  const dataDirectory = join(root, '.vscode-test', 'server-data');
  const port = options.port === undefined ? {} : { port: Number(options.port) };
  const server = await startVsCodeServer({ dataDirectory, ...port });
  const address = workbenchAddress(server.port, examples);
  console.log(`\nVS Code with Netwright runs at\n\n  ${address}\n\nCtrl+C stops it.`);
  if (hasDisplay() && !options['print-only']) openBrowser(address);
}

function openBrowser(address: string): void {
  // `start` is a word of the Windows shell, where & must be escaped.
  const [command, args] =
    process.platform === 'win32'
      ? (['cmd', ['/c', 'start', '""', address.replaceAll('&', '^&')]] as const)
      : ([process.platform === 'darwin' ? 'open' : 'xdg-open', [address]] as const);
  start(command, args, { stdio: 'ignore' }).once('error', () => console.log('Open the address in a browser.'));
}

function hasDesktopVsCode(): boolean {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}
