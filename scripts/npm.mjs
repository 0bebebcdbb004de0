import { run } from './processes.mjs';

/** Runs the npm that runs us, or the one on the PATH, and throws when it fails.
 * @param {readonly string[]} args @param {{ cwd?: string }} [options] */
export async function npm(args, options) {
  const script = process.env.npm_execpath;
  const code = script?.endsWith('.js')
    ? await run(process.execPath, [script, ...args], options)
    : await run('npm', args, { ...options, shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed with code ${code}`);
}
