import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { run } from './processes.mjs';
import { root } from './root.mjs';

const wellKnown = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env['PROGRAMFILES(X86)']}\\Google\\Chrome\\Application\\chrome.exe`,
];

/** Starts a headless Chromium. One that is not there is installed first. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium() ?? (await installChromium()),
    // Nothing outside this machine is asked for, and the sandbox cannot be had as root.
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** The browser named by the variable CHROMIUM, or the first that is installed. */
function findChromium(): string | undefined {
  return [process.env.CHROMIUM, ...wellKnown, chromium.executablePath()].find((path) => path && existsSync(path));
}

async function installChromium(): Promise<string> {
  console.log('There is no Chromium or Chrome (the variable CHROMIUM can name one).');
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) await installDebianPackage();
  if (!findChromium()) await fetchWithPlaywright();
  const found = findChromium();
  if (!found) throw new Error('Install Chromium or Chrome, or name one in the variable CHROMIUM.');
  return found;
}

async function installDebianPackage(): Promise<void> {
  console.log('Installing the package chromium with apt-get ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
}

async function fetchWithPlaywright(): Promise<void> {
  console.log('Fetching one with Playwright ...');
  await run(process.execPath, [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium']);
}
