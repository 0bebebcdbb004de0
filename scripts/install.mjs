import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { run } from './processes.mjs';
import { root } from './root.mjs';

/** The Node of the project, which comes with its packages: whatever Node starts us, the rest runs on this one. */
const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Installs the packages when there are none, or when the lockfile is newer than they are. */
export async function install() {
  if (isInstalled()) return;
  console.log('Installing the packages of package-lock.json ...');
  await npm(['ci', '--loglevel=error']);
  // An npm that knows no `allowScripts` may be set to run no scripts at all.
  if (!existsSync(pinnedNode)) await npm(['rebuild', 'node', '--ignore-scripts=false']);
}

/** Runs a script on the pinned Node; gives its exit code.
 * @param {string} script relative to the repository @param {readonly string[]} args */
export function runOnPinnedNode(script, args) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(process.platform === 'win32' ? ';' : ':');
  return run(pinnedNode, [join(root, script), ...args], { env: { ...process.env, PATH: path } });
}

function isInstalled() {
  // npm writes this file last, with every install.
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed) || !existsSync(pinnedNode)) return false;
  return statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}
