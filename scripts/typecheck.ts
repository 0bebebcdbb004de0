// Checks the types of every part with the part's own tsconfig.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './processes.mjs';
import { root } from './root.mjs';

const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const projects = globSync('{engine,engine/*,extension,webview,test,scripts}/tsconfig.json', { cwd: root }).sort();

for (const project of projects) {
  const code = await run(process.execPath, [compiler, '--noEmit', '--project', join(root, project)]);
  if (code !== 0) process.exitCode = code;
}
