// The second half of npm run bench, on the pinned Node: bundles what measures, and runs it.
import { join } from 'node:path';
import { build } from 'esbuild';
import { run } from './processes.mjs';
import { root } from './root.mjs';

const outfile = join(root, 'dist', 'test', 'bench.cjs');
process.exitCode = await run(process.execPath, [join(root, 'esbuild.mjs')]);
await build({
  absWorkingDir: root,
  entryPoints: ['test/bench/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  loader: { '.yaml': 'text' },
  external: ['onnxruntime-node', 'onnxruntime-web'],
  logLevel: 'warning',
});
process.exitCode ||= await run(process.execPath, ['--expose-gc', outfile, ...process.argv.slice(2)]);
