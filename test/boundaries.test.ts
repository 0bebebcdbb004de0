import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type SourceFile, sourceFiles } from './sourceFiles.ts';

/** Who may import whom. ARCHITECTURE.md says why. */
describe('boundaries', () => {
  test('every import stays within them', () => {
    const files = sourceFiles('engine', 'extension', 'scripts', 'test', 'webview');
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(violations)).toEqual([]);
  });

  test.each([
    ['engine/spec/parse.ts', `import { window } from 'vscode';`],
    ['engine/spec/parse.ts', `import { readFileSync } from 'node:fs';`],
    ['engine/spec/parse.ts', `import { readFileSync } from 'fs';`],
    ['engine/spec/parse.ts', `import { open } from '../../extension/open.ts';`],
    ['engine/spec/parse.ts', `import type { Message } from '../../webview/protocol.ts';`],
    ['engine/spec/parse.ts', `import { run } from '../runtime/client.ts';`],
    ['engine/runtime/client.ts', `import { window } from 'vscode';`],
    ['webview/canvas/App.tsx', `import { parse } from '../../engine/spec/parse.ts';`],
    ['webview/canvas/App.tsx', `import type { Network } from '../../engine/spec/network.ts';`],
    ['webview/canvas/App.tsx', `import { run } from '../../engine/runtime/client.ts';`],
    ['webview/canvas/App.tsx', `import { join } from 'node:path';`],
    ['webview/canvas/App.tsx', `import '../../extension/extension.ts';`],
    ['webview/canvas/App.tsx', `const late = await import('../../engine/analysis/infer.ts');`],
    ['extension/canvas/editor.ts', `import { post } from '../../webview/protocol.ts';`],
    ['extension/canvas/editor.ts', `import type { App } from '../../webview/canvas/App.tsx';`],
    ['extension/canvas/editor.ts', `import {\n  main,\n} from '../../engine/cli/main.ts';`],
    ['extension/canvas/editor.ts', `export { helper } from '../../test/helper.ts';`],
    ['scripts/start.ts', `import * as vscode from 'vscode';`],
    ['test/engine/parse.test.ts', `import { Uri } from 'vscode';`],
  ])('%s must not: %s', (path, text) => {
    expect(violations({ path, text })).toHaveLength(1);
  });

  test.each([
    [
      'engine/spec/parse.ts',
      `import { parseDocument } from 'yaml';\nimport { dimension } from '../tensor/dimension.ts';`,
    ],
    [
      'engine/runtime/process.ts',
      `import { fork } from 'node:child_process';\nimport { lower } from '../onnx/lower.ts';`,
    ],
    [
      'webview/canvas/App.tsx',
      `import { library } from '../../engine/library.ts';\nimport { host } from '../host.ts';`,
    ],
    ['extension/canvas/editor.ts', `import type { Message } from '../../webview/protocol.ts';\nimport 'vscode';`],
    ['test/vscode/activation.test.ts', `import { commands } from 'vscode';`],
  ])('%s may: %s', (path, text) => {
    expect(violations({ path, text })).toEqual([]);
  });
});

function violations(file: SourceFile): readonly string[] {
  return imports(file)
    .map((each) => ({ each, reason: refusal(file.path, each) }))
    .filter(({ reason }) => reason !== undefined)
    .map(({ each, reason }) => `${file.path} imports ${each.target}: ${reason}`);
}

interface Import {
  /** A path of the repository, or the name of a package. */
  readonly target: string;
  readonly typeOnly: boolean;
}

function refusal(path: string, { target, typeOnly }: Import): string | undefined {
  const inside = (...folders: readonly string[]) => folders.some((folder) => isUnder(path, folder));
  const imports = (...folders: readonly string[]) => folders.some((folder) => isUnder(target, folder));

  if (target === 'vscode') return inside('extension', 'test/vscode') ? undefined : 'only extension/ knows VS Code';
  if (inside('engine/runtime', 'engine/cli')) return imports(...others('engine')) ? 'engine/ stands alone' : undefined;
  if (inside('engine')) {
    if (isBuiltin(target)) return 'Node is for engine/runtime and engine/cli';
    if (imports('engine/runtime', 'engine/cli')) return 'the engine does not need to run';
    return imports(...others('engine')) ? 'engine/ stands alone' : undefined;
  }
  if (inside('webview')) {
    if (isBuiltin(target)) return 'a webview has no Node';
    if (imports('engine/library', 'engine/operators', 'engine/tensor', 'engine/view')) return undefined;
    return imports('engine', ...others('webview')) ? 'the canvas sees the library and snapshots only' : undefined;
  }
  if (inside('extension')) {
    if (target === 'webview/protocol.ts') return typeOnly ? undefined : 'only its types';
    return imports('engine/cli', 'scripts', 'test', 'webview')
      ? 'extension/ needs the engine and the protocol'
      : undefined;
  }
  return undefined;
}

function others(folder: string): readonly string[] {
  return ['engine', 'extension', 'scripts', 'test', 'webview'].filter((each) => each !== folder);
}

function isUnder(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`) || path === `${folder}.ts`;
}

/** Static, dynamic and re-exporting imports, found by their spelling. */
function imports({ path, text }: SourceFile): readonly Import[] {
  const statement = /^\s*(?:import|export)\s+(type\s)?(?:[\w*\s{},$]*?from\s*)?(['"])(.+?)\2/gm;
  const call = /\bimport\(\s*(['"])(.+?)\1/g;
  return [
    ...[...text.matchAll(statement)].map(([, type, , specifier = '']) => ({ specifier, typeOnly: type !== undefined })),
    ...[...text.matchAll(call)].map(([, , specifier = '']) => ({ specifier, typeOnly: false })),
  ].map(({ specifier, typeOnly }) => ({
    target: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier,
    typeOnly,
  }));
}
