import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './root.mjs';

/**
 * Every program is started in a process group of its own, and what still runs when we end, for whatever reason, is
 * stopped with all of its children.
 *
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 * @typedef {import('node:child_process').SpawnOptions} SpawnOptions
 */

/** @type {Set<ChildProcess>} */
const running = new Set();

/** Runs a program to its end in front of the user; gives its exit code.
 * @param {string} command @param {readonly string[]} args @param {SpawnOptions} [options] @returns {Promise<number>} */
export async function run(command, args, options) {
  return exitCode(start(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options }));
}

/** Starts a program in the repository's folder.
 * @param {string} command @param {readonly string[]} args @param {SpawnOptions} [options] @returns {ChildProcess} */
export function start(command, args, options) {
  stopWithUs();
  const child = spawn(command, args, { cwd: root, detached: process.platform !== 'win32', ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** @param {ChildProcess} child @returns {Promise<number>} */
export function exitCode(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 128 + constants.signals[signal] : 1)));
  });
}

/** Asks a program and its children to end, and ends them when they have not within five seconds.
 * @param {ChildProcess} child @returns {Promise<void>} */
export async function stop(child) {
  if (!running.has(child)) return;
  const ended = exitCode(child);
  signal(child, 'SIGTERM');
  const deadline = setTimeout(() => signal(child, 'SIGKILL'), 5000);
  await ended;
  clearTimeout(deadline);
}

let prepared = false;

function stopWithUs() {
  if (prepared) return;
  prepared = true;
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(name, async () => {
      await Promise.all([...running].map(stop));
      process.exit(128 + constants.signals[name]);
    });
  }
  process.on('exit', () => {
    for (const child of running) signal(child, 'SIGKILL');
  });
  // npm passes a signal on to its shell only, which ends without us.
  const parent = process.ppid;
  const orphaned = () => process.ppid !== parent && process.kill(process.pid, 'SIGTERM');
  if (process.env.npm_lifecycle_event) setInterval(orphaned, 300).unref();
}

/** @param {ChildProcess} child @param {NodeJS.Signals} name */
function signal(child, name) {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch {
    // The group has ended by itself in the meantime.
  }
}
