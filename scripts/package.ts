// Packs the extension for one platform with its native ONNX Runtime, or without one for all others (WebAssembly runs there).
//   npm run package -- [linux-x64|linux-arm64|darwin-arm64|win32-x64|win32-arm64] [--out FILE]
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './processes.mjs';
import { root } from './root.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
const [target] = positionals;
const folder = mkdtempSync(join(tmpdir(), 'netwright-package-'));
const ignoreFile = join(folder, 'ignore');
writeFileSync(
  ignoreFile,
  `${readFileSync(join(root, '.vscodeignore'), 'utf8')}${target ? nativeLibraries(target) : ''}\n`,
);

const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
// Relative links stay as they are: there is no address of a repository to put before them.
const alone = ['--no-rewrite-relative-links', '--allow-missing-repository'];
const options = [
  'package',
  ...alone,
  '--ignoreFile',
  ignoreFile,
  ...(target ? ['--target', target] : []),
  ...(values.out ? ['--out', values.out] : []),
];
process.exitCode = await run(process.execPath, [vsce, ...options]);
rmSync(folder, { recursive: true });

function nativeLibraries(target: string): string {
  const path = `node_modules/onnxruntime-node/bin/napi-v6/${target.replace('-', '/')}`;
  if (!existsSync(join(root, path))) throw new Error(`onnxruntime-node has no libraries for ${target}`);
  return `!${path}/**`;
}
