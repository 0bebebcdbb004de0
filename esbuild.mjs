// Builds everything that ships into dist/, and the tests of the extension host beside it.
//   node esbuild.mjs [--watch] [--production]
import { copyFileSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
  loader: { '.yaml': 'text' },
  logLevel: 'warning',
};

/** What the oldest supported VS Code runs: Node 20 in the extension host, Chromium 132 in webviews.
 * @type {import('esbuild').BuildOptions} */
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };

/** @type {import('esbuild').BuildOptions} */
const browser = { ...common, platform: 'browser', format: 'iife', target: 'chrome132', jsx: 'automatic' };

/** onnxruntime-web asks where it lies, which a CommonJS bundle answers only with help.
 * @type {import('esbuild').BuildOptions} */
const runtime = {
  ...node,
  external: ['onnxruntime-node'],
  define: { ...common.define, 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  { ...node, entryPoints: ['engine/cli/main.ts'], outfile: 'dist/cli.js' },
  { ...node, entryPoints: ['extension/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { ...runtime, entryPoints: ['engine/runtime/process.ts'], outfile: 'dist/runtime.js' },
  { ...browser, entryPoints: ['webview/canvas/main.tsx'], outfile: 'dist/webview/canvas.js' },
  { ...browser, entryPoints: ['webview/layout/worker.ts'], outfile: 'dist/webview/layout.js' },
  { ...browser, entryPoints: ['webview/results/main.tsx'], outfile: 'dist/webview/results.js' },
];

if (!production) {
  const tests = ['test/vscode/index.ts', ...globSync('test/vscode/*.test.ts')];
  bundles.push({ ...node, entryPoints: tests, outdir: 'dist/test/vscode', external: ['vscode', 'mocha'] });
}

rmSync(production ? 'dist' : 'dist/test', { recursive: true, force: true });
mkdirSync('dist', { recursive: true });
sayCommonJs();
copyWebAssembly();
const made = await Promise.allSettled(bundles.map(make));
// esbuild has already said what is wrong.
if (made.some(({ status }) => status === 'rejected')) process.exitCode = 1;

/** @param {import('esbuild').BuildOptions} options */
async function make(options) {
  if (!watch) return build(options);
  const watching = await context({ ...options, logLevel: 'info' });
  return watching.watch();
}

/** The sources are ES modules, as the package.json above says, and the bundles are not. */
function sayCommonJs() {
  writeFileSync('dist/package.json', '{ "type": "commonjs" }\n');
}

/** The engine of the machines without a native onnxruntime: fetched at run time, so it is not part of a bundle. */
function copyWebAssembly() {
  for (const name of ['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm']) {
    copyFileSync(`node_modules/onnxruntime-web/dist/${name}`, `dist/${name}`);
  }
}
